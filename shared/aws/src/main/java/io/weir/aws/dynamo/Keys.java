package io.weir.aws.dynamo;

import io.weir.finding.StableId;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.time.Instant;

/** Parts of keys. The order of keys is the order of time. */
final class Keys {
  private Keys() {}

  /** Returns the window as the key of a partition, which spreads writes over time and sources. */
  static String window(String kind, WindowKey key) {
    return String.join(
        "#", kind, second(key.start()), Long.toString(key.width().toSeconds()), key.source());
  }

  /**
   * Returns a short id of the object, whichever version it is: a key of S3 alone may be longer than
   * a sort key.
   */
  static String object(ObjectRef object) {
    return StableId.of(object.bucket(), object.key());
  }

  /** Returns the seconds since 1970 with nine decimals, in digits that sort. */
  static String exact(Instant time) {
    Instant checked = requireSince1970(time);
    return "%012d.%09d".formatted(checked.getEpochSecond(), checked.getNano());
  }

  /** Returns the time that {@link #exact} was made of. */
  static Instant time(String exact) {
    String[] parts = exact.split("\\.", 2);
    return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** Returns the second since 1970, in digits that sort. */
  static String second(Instant time) {
    return "%012d".formatted(requireSince1970(time).getEpochSecond());
  }

  private static Instant requireSince1970(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException("before 1970: " + time);
    }
    return time;
  }
}
