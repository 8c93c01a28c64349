package io.weir.cloud;

/** How news of an object reaches the ingest function. */
public enum DeliveryShape {
  /** S3 calls the function. */
  S3,
  /** S3 writes to a queue. */
  QUEUE_OF_S3,
  /** S3 writes to a topic, and the topic to a queue. */
  QUEUE_OF_TOPIC,
  /** EventBridge calls the function. */
  EVENT_BRIDGE,
  /** EventBridge writes to a queue, as the template has it. */
  QUEUE_OF_EVENT_BRIDGE;

  boolean isQueue() {
    return this == QUEUE_OF_S3 || this == QUEUE_OF_TOPIC || this == QUEUE_OF_EVENT_BRIDGE;
  }
}
