package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;
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
      case NAMED -> new HeadedParser(new ElbFields(LogFormat.ALB), "", drift, STATUS);
      case JSON -> new JsonParser(new ElbFields(LogFormat.ALB));
    };
  }
}
