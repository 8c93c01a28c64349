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

/** The connection log of an Application Load Balancer: a time, an address, a port. */
public final class ConnectionLog implements Format {
  public static final LogFormat FORMAT =
      new LogFormat(
          "ALB_CONNECTION",
          "alb-connection",
          Clock.END,
          Escaping.BACKSLASH_HEX,
          Delivery.NODE_MINUTES,
          Content.CONNECTIONS);

  static final String PREFIX = "conn_log";

  private static final String LATENCY = "tls_handshake_latency";

  /** The first logs ended at the 12th field. */
  private static final Columns ORDER =
      Columns.growing(
          "timestamp client_ip client_port listener_port tls_protocol tls_cipher"
              + " tls_handshake_latency leaf_client_cert_subject leaf_client_cert_validity"
              + " leaf_client_cert_serial_number tls_verify_status conn_trace_id tls_keyexchange"
              + " elb ip_address",
          ' ',
          12);

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
    boolean row = line.isTime(0) && line.isDigits(2);
    boolean header = !line.isDated() && line.headerSeparator(LATENCY) != 0;
    return row || header ? Optional.of(Layout.NAMED) : Optional.empty();
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"tls_handshake_latency\"") || record.has("\"tls_verify_status\"");
  }

  @Override
  public Optional<ObjectName> ofKey(String key) {
    return ElbKey.read(key, PREFIX, FORMAT);
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    ConnectionFields fields = new ConnectionFields();
    return layout == Layout.JSON
        ? new JsonParser(fields)
        : new HeadedParser(fields, ORDER, drift, LATENCY);
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        FORMAT,
        "Application Load Balancer connection logs: S3 objects, or named fields as JSON or W3C",
        "an ISO time, an address and a port; or tls_handshake_latency among the names",
        "requests: each line is a connection; it is judged beside the access log, by itself",
        "2026-03-01T12:00:01.250000Z 198.51.100.7 40112 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256"
            + " 4.036 \"CN=shop.example,O=Shop\" NotBefore=2025-09-21T22:43:21Z;NotAfter=2026-06-"
            + "17T22:43:21Z FEF257372D5C14D4 Success TID_3180a73013c8ca4bac2f731159d4b0fe");
  }
}
