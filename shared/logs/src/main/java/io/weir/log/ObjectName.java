package io.weir.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
  private static final ObjectName NOTHING =
      new ObjectName(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Reads the key, decoded, of an object; only its last segments matter. */
  public static ObjectName of(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    if (name.endsWith("LogTestFile")) {
      return skip(SkipReason.CONTROL_FILE);
    }
    if (name.startsWith("conn_log")) {
      return skip(SkipReason.CONNECTION_LOG);
    }
    if (name.startsWith("health_check_log")) {
      return skip(SkipReason.HEALTH_CHECK_LOG);
    }
    if (name.contains("_elasticloadbalancing_")) {
      return balancer(name);
    }
    if (name.equals("PT1H.json")) {
      return azure(key);
    }
    return distribution(name);
  }

  private static ObjectName balancer(String name) {
    String[] parts = name.split("_", -1);
    if (parts.length < 6) {
      return NOTHING;
    }
    int time = -1;
    for (int i = 3; i < parts.length; i++) {
      if (parts[i].length() == 14 && parts[i].charAt(8) == 'T' && parts[i].endsWith("Z")) {
        time = i;
      }
    }
    if (time < 4) {
      return NOTHING;
    }
    String id = String.join("_", java.util.Arrays.asList(parts).subList(3, time));
    LogFormat format =
        id.startsWith("app.")
            ? LogFormat.ALB
            : id.startsWith("net.") ? LogFormat.NLB : LogFormat.CLASSIC_ELB;
    String source = format == LogFormat.CLASSIC_ELB ? id : id.replace('.', '/');
    return read(format, Optional.of(source), instant(parts[time], "yyyyMMddTHHmmZ"));
  }

  private static ObjectName azure(String key) {
    String lower = key.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("frontdoor")) {
      return read(LogFormat.AZURE_FRONT_DOOR, Optional.empty(), Optional.empty());
    }
    return lower.contains("applicationgateway")
        ? read(LogFormat.AZURE_APPLICATION_GATEWAY, Optional.empty(), Optional.empty())
        : NOTHING;
  }

  private static ObjectName distribution(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length < 3 || parts[0].length() < 10 || parts[1].length() != 13) {
      return NOTHING;
    }
    for (int i = 0; i < parts[0].length(); i++) {
      char c = parts[0].charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return NOTHING;
      }
    }
    Optional<Instant> hour = instant(parts[1], "yyyy-MM-dd-HH");
    return hour.isEmpty()
        ? NOTHING
        : read(
            LogFormat.CLOUDFRONT,
            Optional.of(parts[0]),
            hour.map(start -> start.plusSeconds(3600)));
  }

  /** Reads the digits of a time by their order; the shape is only there to be compared with. */
  private static Optional<Instant> instant(String text, String shape) {
    if (text.length() != shape.length()) {
      return Optional.empty();
    }
    int[] digits = new int[12];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit != (shape.charAt(i) != '-' && "yMdHm".indexOf(shape.charAt(i)) >= 0)) {
        return Optional.empty();
      }
      if (digit) {
        digits[count++] = c - '0';
      }
    }
    int year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
    try {
      return Optional.of(
          LocalDateTime.of(
                  year,
                  digits[4] * 10 + digits[5],
                  digits[6] * 10 + digits[7],
                  digits[8] * 10 + digits[9],
                  digits[10] * 10 + digits[11])
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ObjectName skip(SkipReason reason) {
    return new ObjectName(
        Optional.empty(), Optional.of(reason), Optional.empty(), Optional.empty());
  }

  private static ObjectName read(LogFormat format, Optional<String> source, Optional<Instant> end) {
    return new ObjectName(Optional.of(format), Optional.empty(), source, end);
  }
}
