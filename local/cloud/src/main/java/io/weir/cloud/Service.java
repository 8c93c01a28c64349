package io.weir.cloud;

/** What alerts go out by. */
enum Service {
  PEOPLE,
  CHAT,
  METRICS
}
