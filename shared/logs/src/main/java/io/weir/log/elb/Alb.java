package io.weir.log.elb;

import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
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

/** The access log of an Application Load Balancer. */
public final class Alb implements Format {
  private static final String STATUS = "elb_status_code";

  @Override
  public LogFormat name() {
    return LogFormat.ALB;
  }

  /** A type, a time, and a name where a health check has its duration. */
  @Override
  public Optional<Layout> ofLine(LineHead line) {
    if (line.isTime(1)) {
      return line.has(2) && !line.isSeconds(2) ? Optional.of(Layout.LINES) : Optional.empty();
    }
    return !line.isDated() && line.headerSeparator(STATUS) != 0
        ? Optional.of(Layout.NAMED)
        : Optional.empty();
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"elb_status_code\"") || record.has("\"request_processing_time\"");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return ElbKey.read(key, LogFormat.ALB);
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return switch (layout) {
      case LINES -> new AlbParser(drift);
      case NAMED -> new HeadedParser(new ElbFields(LogFormat.ALB), Columns.UNKNOWN, drift, STATUS);
      case JSON -> new JsonParser(new ElbFields(LogFormat.ALB));
    };
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.ALB,
        "Application Load Balancer: S3 objects, or named fields as JSON or W3C",
        "a type word, an ISO time and a name; or elb_status_code among the names",
        "",
        "https 2026-03-01T12:00:01.250000Z app/shop/0123456789abcdef 198.51.100.7:40112 10.1."
            + "2.3:8080 0.001 0.020 0.003 200 200 312 5120 \"GET https://shop.example:443/cart?id=7"
            + " HTTP/2.0\" \"Agent/1.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2");
  }
}
