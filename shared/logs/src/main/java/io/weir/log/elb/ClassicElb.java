package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.LineParser;
import io.weir.log.json.JsonParser;
import java.util.Optional;

/** The access log of a Classic Load Balancer. */
public final class ClassicElb implements Format {
  @Override
  public LogFormat name() {
    return LogFormat.CLASSIC_ELB;
  }

  /** A time and a name, and then an address where a connection log has a port. */
  @Override
  public Optional<Layout> ofLine(LineHead line) {
    return line.isTime(0) && line.has(2) && !line.isDigits(2)
        ? Optional.of(Layout.LINES)
        : Optional.empty();
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return ElbKey.read(key, LogFormat.CLASSIC_ELB);
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return switch (layout) {
      case LINES, NAMED -> new ClassicElbParser(drift);
      case JSON -> new JsonParser(new ElbFields(LogFormat.CLASSIC_ELB));
    };
  }
}
