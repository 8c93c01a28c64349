package io.weir.log.elb;

import io.weir.log.FormatDescription;
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

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.CLASSIC_ELB,
        "Classic Load Balancer: HTTP and TCP listeners",
        "an ISO time, a name and an address",
        "of TCP listeners: anything but connections and their bytes",
        "2026-03-01T12:00:01.250000Z shop 198.51.100.7:40112 10.1.2.3:8080 0.000073 0.001048 "
            + "0.000057 200 200 0 29 \"GET https://shop.example:443/cart HTTP/1.1\" \"curl/8\" ECDH"
            + "E-RSA-AES128-GCM-SHA256 TLSv1.2");
  }
}
