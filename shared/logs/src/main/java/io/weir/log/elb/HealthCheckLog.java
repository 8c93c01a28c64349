package io.weir.log.elb;

import io.weir.log.Escaping;
import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Clock;
import io.weir.log.LogFormat.Content;
import io.weir.log.LogFormat.Delivery;
import io.weir.log.ObjectName;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;
import io.weir.log.named.Columns;
import io.weir.log.named.HeadedParser;
import java.util.Optional;

/** The health-check log of an Application Load Balancer: a type, a time, a duration. */
public final class HealthCheckLog implements Format {
  public static final LogFormat FORMAT =
      new LogFormat(
          "ALB_HEALTH_CHECK",
          "alb-health-check",
          Clock.START,
          Escaping.BACKSLASH_HEX,
          Delivery.NODE_MINUTES,
          Content.HEALTH_CHECKS);

  static final String PREFIX = "health_check_log";

  private static final String REASON = "reason_code";

  /** The documented examples end at the reason. */
  private static final Columns ORDER =
      Columns.growing(
          "type time latency target_addr target_group_id status status_code reason_code elb"
              + " ip_address",
          ' ',
          8);

  @Override
  public LogFormat name() {
    return FORMAT;
  }

  @Override
  public Layout plainLayout() {
    return Layout.NAMED;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    boolean row = line.isTime(1) && line.isSeconds(2);
    boolean header = !line.isDated() && line.headerSeparator(REASON) != 0;
    return row || header ? Optional.of(Layout.NAMED) : Optional.empty();
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"reason_code\"") && record.has("\"target_group_id\"");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return ElbKey.read(key, PREFIX, FORMAT);
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    HealthCheckFields fields = new HealthCheckFields();
    return layout == Layout.JSON
        ? new JsonParser(fields)
        : new HeadedParser(fields, ORDER, drift, REASON);
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        FORMAT,
        "Application Load Balancer health-check logs: S3 objects, or named fields as JSON or W3C",
        "a type word, an ISO time and a duration; or reason_code among the names",
        "requests of clients: each line is a check of a target; it is judged beside the access log,"
            + " by itself",
        "http 2026-03-01T12:00:01.875678Z 0.019584011 10.1.2.3:80 web-targets PASS 200 -");
  }
}
