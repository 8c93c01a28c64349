package io.weir.window.segment;

/**
 * By what traffic is divided into parts that may fail alone. Stored by position: constants are only
 * ever appended.
 */
public enum SegmentKind {
  /** Paths of one form; see {@link PathForm}. */
  PATH(512, 40, 20, 2048),
  HOST(128, 12, 6, 512),
  TARGET(256, 40, 10, 1024);

  private final int capacity;
  private final int keptByRequests;
  private final int keptByFailures;
  private final int keptBytes;

  SegmentKind(int capacity, int keptByRequests, int keptByFailures, int keptBytes) {
    this.capacity = capacity;
    this.keptByRequests = keptByRequests;
    this.keptByFailures = keptByFailures;
    this.keptBytes = keptBytes;
  }

  /** Returns how many segments there is room for while requests are added. */
  int capacity() {
    return capacity;
  }

  /** Returns how many of the busiest are stored. */
  int keptByRequests() {
    return keptByRequests;
  }

  /** Returns how many are stored for their failures, whatever their traffic. */
  int keptByFailures() {
    return keptByFailures;
  }

  /** Returns how many bytes of names are stored. */
  int keptBytes() {
    return keptBytes;
  }
}
