package io.weir.cloud.service;

/** What alerts go out by. */
public enum Service {
  PEOPLE,
  CHAT,
  METRICS,
  EVENTS
}
