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

/** The access log of a Network Load Balancer: TLS connections. */
public final class Nlb implements Format {
  private static final String HANDSHAKE = "tls_handshake_time";

  @Override
  public LogFormat name() {
    return LogFormat.NLB;
  }

  @Override
  public Optional<Layout> ofLine(LineHead line) {
    if (line.isWord(0, "tls")) {
      return Optional.of(Layout.LINES);
    }
    return !line.isDated() && line.headerSeparator(HANDSHAKE) != 0
        ? Optional.of(Layout.NAMED)
        : Optional.empty();
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"tls_handshake_time\"") || record.has("\"incoming_tls_alert\"");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return ElbKey.read(key, LogFormat.NLB);
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return switch (layout) {
      case LINES -> new NlbParser(drift);
      case NAMED ->
          new HeadedParser(new ElbFields(LogFormat.NLB), Columns.UNKNOWN, drift, HANDSHAKE);
      case JSON -> new JsonParser(new ElbFields(LogFormat.NLB));
    };
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.NLB,
        "Network Load Balancer: TLS connections",
        "tls as the first word; or tls_handshake_time among the names",
        "requests: each line is a connection, without path, status or agent",
        "tls 2.0 2026-03-01T12:00:01 net/shop/c6e77e28c25b2234 g3d4b5e8bb8464cd 198.51.100.7:"
            + "51341 10.1.2.3:443 5 2 98 246 - - - ECDHE-RSA-AES128-SHA tlsv12 - shop.example h2 h2"
            + " - 2026-03-01T12:00:00");
  }
}
