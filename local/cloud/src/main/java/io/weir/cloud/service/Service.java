package io.weir.cloud.service;

/** What is reached beside tables, buckets and queues. */
public enum Service {
  PEOPLE,
  CHAT,
  METRICS,
  EVENTS,
  FIREWALL
}
