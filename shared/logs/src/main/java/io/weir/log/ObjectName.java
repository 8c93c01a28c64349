package io.weir.log;

import java.time.Instant;
import java.util.Optional;

/**
 * What the key of an object tells: a hint only, as the content decides.
 *
 * @param format the format that such keys have
 * @param skipReason why such objects are skipped
 * @param source the load balancer or distribution in the name
 * @param end the end of the time that the object is about
 */
public record ObjectName(
    Optional<LogFormat> format,
    Optional<SkipReason> skipReason,
    Optional<String> source,
    Optional<Instant> end) {
  static final ObjectName NOTHING =
      new ObjectName(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the name of an object that is skipped. */
  public static ObjectName of(SkipReason reason) {
    return new ObjectName(
        Optional.empty(), Optional.of(reason), Optional.empty(), Optional.empty());
  }

  /** Returns the name of an object that is read. */
  public static ObjectName of(LogFormat format, Optional<String> source, Optional<Instant> end) {
    return new ObjectName(Optional.of(format), Optional.empty(), source, end);
  }
}
