package io.weir.detect;

import static io.weir.detect.AthenaQuery.literal;

import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table of logs in Athena as AWS documents it: "Create the table for ALB access logs using
 * partition projection", "Create a table for CloudFront standard logs (legacy)" and "Create a table
 * for CloudFront logs using partition projection with JSON". The names of columns, what a window is
 * in them, and how they hold a value.
 */
enum LogTable {
  ALB("alb_access_logs", "elb_status_code", "client_ip", "user_agent", "ssl_protocol", "type", "") {
    @Override
    String path() {
      // What follows the scheme and the host: https://shop.example:443/pay?x=1
      return "substr(split_part(request_url, '?', 1),"
          + " length(split_part(request_url, '/', 1))"
          + " + length(split_part(request_url, '/', 3)) + 3)";
    }

    @Override
    String host() {
      return "split_part(split_part(request_url, '/', 3), ':', 1)";
    }

    @Override
    String window(WindowKey key, String source) {
      return "day IN ("
          + days(key).map(day -> literal(SLASHED.format(day))).collect(Collectors.joining(", "))
          + ") AND elb = "
          + literal(source)
          + " AND time >= "
          + literal(MICROS.format(key.start()))
          + " AND time < "
          + literal(MICROS.format(key.end()));
    }

    @Override
    String order() {
      return "time";
    }

    @Override
    String seconds() {
      return "target_processing_time";
    }
  },

  CLOUDFRONT_LEGACY(
      "cloudfront_standard_logs",
      "sc_status",
      "c_ip",
      "cs_user_agent",
      "ssl_protocol",
      "cs_protocol",
      "x_edge_result_type") {
    @Override
    String path() {
      return "cs_uri_stem";
    }

    @Override
    String host() {
      return "x_host_header";
    }

    @Override
    String window(WindowKey key, String source) {
      // The table has no partitions, and no column tells the distribution: the name of the file
      // does.
      return "strpos(\"$path\", "
          + literal("/" + source + ".")
          + ") > 0 AND \"date\" = DATE "
          + literal(day(key))
          + clock(key);
    }

    @Override
    String order() {
      return "\"date\", \"time\"";
    }

    @Override
    String seconds() {
      return "time_taken";
    }
  },

  CLOUDFRONT_V2(
      "cloudfront_logs_pp",
      "CAST(\"sc-status\" AS integer)",
      "\"c-ip\"",
      "\"cs(user-agent)\"",
      "\"ssl-protocol\"",
      "\"cs-protocol\"",
      "\"x-edge-result-type\"") {
    @Override
    String path() {
      return "\"cs-uri-stem\"";
    }

    @Override
    String host() {
      return "\"x-host-header\"";
    }

    @Override
    String window(WindowKey key, String source) {
      return "distributionid = "
          + literal(source)
          + " AND ("
          + days(key).map(LogTable::partition).collect(Collectors.joining(" OR "))
          + ") AND \"date\" = "
          + literal(day(key))
          + clock(key);
    }

    @Override
    String order() {
      return "\"date\", \"time\"";
    }

    @Override
    String seconds() {
      return "CAST(\"time-taken\" AS double)";
    }
  };

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SLASHED =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

  /** The partition is of the delivery, which may be on the day after. */
  private static final Duration LATEST = Duration.ofHours(24);

  private final String defaultName;
  private final String status;
  private final String client;
  private final String userAgent;
  private final String tls;
  private final String protocol;
  private final String result;

  LogTable(
      String defaultName,
      String status,
      String client,
      String userAgent,
      String tls,
      String protocol,
      String result) {
    this.defaultName = defaultName;
    this.status = status;
    this.client = client;
    this.userAgent = userAgent;
    this.tls = tls;
    this.protocol = protocol;
    this.result = result;
  }

  /** Returns the expression for the path without the query. */
  abstract String path();

  /** Returns the expression for the host that was asked for. */
  abstract String host();

  /** Returns the condition for the lines of the window, half-open. */
  abstract String window(WindowKey key, String source);

  /** Returns the columns of the time. */
  abstract String order();

  /** Returns the expression for how long an answer took, in seconds. */
  abstract String seconds();

  /** Returns the name that the documentation gives the table. */
  String defaultName() {
    return defaultName;
  }

  /** Returns the expression for the status as a number. */
  String status() {
    return status;
  }

  /** Returns the condition for a value of the dimension; empty if no column has it. */
  String condition(Dimension dimension, String value) {
    return switch (dimension) {
      case CLIENT, ERROR_CLIENT -> client + " = " + literal(value);
      case PATH, ERROR_PATH, SLOW_PATH -> path() + AthenaQuery.form(value);
      case HOST -> host() + " = " + literal(value);
      case USER_AGENT -> userAgent + " = " + literal(value);
      case TARGET, ERROR_TARGET, SLOW_TARGET -> this == ALB ? "target_ip = " + literal(value) : "";
      default -> "";
    };
  }

  /** Returns the condition for what the rows are, such as errors; empty for all. */
  String condition(LogRows rows) {
    return switch (rows) {
      case ALL, SLOWEST_FIRST -> "";
      case SERVER_ERRORS -> status + " >= 500";
      case BALANCER_ERRORS ->
          status + " >= 500" + (this == ALB ? " AND target_status_code = '-'" : "");
      case CLIENT_ERRORS -> status + " BETWEEN 400 AND 499";
      case OLD_TLS -> tls + " IN ('SSLv3', 'TLSv1', 'TLSv1.1')";
      case PLAIN_HTTP -> protocol + " IN ('http', 'ws')";
      case CACHE_MISSES -> result.isEmpty() ? "" : result + " = 'Miss'";
    };
  }

  private static java.util.stream.Stream<LocalDate> days(WindowKey key) {
    Instant latest = key.end().plus(LATEST);
    return key.start()
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .datesUntil(latest.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1));
  }

  private static String partition(LocalDate day) {
    return "(year = "
        + day.getYear()
        + " AND month = "
        + day.getMonthValue()
        + " AND day = "
        + day.getDayOfMonth()
        + ")";
  }

  private static String day(WindowKey key) {
    return key.start().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** A window never goes beyond its day; one that ends with it ends at 24:00:00. */
  private static String clock(WindowKey key) {
    String start = MICROS.format(key.start()).substring(11, 19);
    String end = MICROS.format(key.end()).substring(11, 19);
    return " AND \"time\" >= "
        + literal(start)
        + " AND \"time\" < "
        + literal(end.equals("00:00:00") ? "24:00:00" : end);
  }

  /** Returns the table that the objects are usually read by; empty where AWS documents none. */
  static java.util.Optional<LogTable> of(String source, List<String> objectKeys) {
    boolean balancer = source.startsWith("app/");
    boolean second = objectKeys.stream().anyMatch(key -> key.contains("/CloudFront/"));
    boolean distribution = source.matches("E[0-9A-Z]{10,20}");
    if (balancer) {
      return java.util.Optional.of(ALB);
    }
    return distribution
        ? java.util.Optional.of(second ? CLOUDFRONT_V2 : CLOUDFRONT_LEGACY)
        : java.util.Optional.empty();
  }
}
