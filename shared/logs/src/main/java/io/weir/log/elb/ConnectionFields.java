package io.weir.log.elb;

import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Values;

/**
 * ALB connection logs. A connection ends as the TLS version that came about, as {@code
 * Failed:}<i>code</i> where the certificate of the client was refused, or as {@code none}: a
 * handshake that failed, or a listener without TLS, which the other connections of the listener
 * tell apart.
 *
 * <p>Fields: "Connection logs for your Application Load Balancer" in the ELB user guide.
 */
final class ConnectionFields implements RecordShape {
  private static final String REFUSED = "Failed";

  private final RequestFields request = new RequestFields(ConnectionLog.FORMAT);
  private final NamedFields fields = new NamedFields(request);
  private final Slice verified = fields.kept("tls_verify_status");
  private final Slice none = Values.word("none");

  ConnectionFields() {
    fields.time("timestamp time");
    fields.address("client_ip", request.clientIp, NumberField.CLIENT_PORT);
    fields.count("client_port", NumberField.CLIENT_PORT);
    fields.count("listener_port", NumberField.LISTENER_PORT);
    fields.text("tls_protocol", request.tlsProtocol);
    fields.text("tls_cipher", request.tlsCipher);
    fields.seconds("tls_handshake_latency", NumberField.REQUEST_MICROS);
    fields.text("conn_trace_id", request.traceId);
    fields.text("elb", request.source);
    fields.unused(
        "leaf_client_cert_subject leaf_client_cert_validity leaf_client_cert_serial_number"
            + " tls_keyexchange ip_address");
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    if (!fields.fillTime() || !fields.fill()) {
      return Fate.REJECTED;
    }
    request.streaming = true;
    boolean established = request.requestMicros >= 0 && !request.tlsProtocol.isAbsent();
    if (Values.startsWith(verified, REFUSED)) {
      request.outcome.set(verified);
    } else {
      request.outcome.set(established ? request.tlsProtocol : none);
    }
    request.handshakeFailed = !established || Values.startsWith(verified, REFUSED);
    return Fate.ACCEPTED;
  }
}
