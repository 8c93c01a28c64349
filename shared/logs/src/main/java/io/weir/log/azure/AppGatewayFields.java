package io.weir.log.azure;

import io.weir.log.ErrorOrigin;
import io.weir.log.LogFormat;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Addresses;
import io.weir.log.value.Bytes;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * Azure Application Gateway access log, v1 and v2, which spell units and fields differently.
 *
 * <p>Fields: "Monitoring Azure Application Gateway data reference" on learn.microsoft.com.
 */
final class AppGatewayFields implements RecordShape {
  private static final String V1_QUERY = "X-AzureApplicationGateway-";

  private final RequestFields request = new RequestFields(LogFormat.AZURE_APPLICATION_GATEWAY);
  private final NamedFields fields = new NamedFields(request);
  private final Slice resourceId = fields.kept("resourceId");
  private final Slice category = fields.kept("category");
  private final Slice instance = fields.kept("properties.instanceId");
  private final Slice uri = fields.kept("properties.requestUri");
  private final Slice query = fields.kept("properties.requestQuery");
  private final Slice tls = fields.kept("properties.sslEnabled");
  private final Slice originalHost = fields.kept("properties.originalHost");
  private final Slice target = fields.kept("properties.serverRouted");
  private final Slice wafMode = fields.kept("properties.WAFMode");
  private final Slice transaction;
  private final Slice client;
  private final Slice status;
  private final Slice http = Values.word("http");
  private final Slice https = Values.word("https");
  private final Slice part = new Slice();
  private final AzureResource resource = new AzureResource();

  AppGatewayFields() {
    fields.time("timeStamp time");
    client = fields.address("properties.clientIP", request.clientIp, NumberField.CLIENT_PORT);
    fields.count("properties.clientPort", NumberField.CLIENT_PORT);
    fields.text("properties.httpMethod", request.method);
    fields.text("properties.userAgent", request.userAgent);
    status = fields.count("properties.httpStatus", NumberField.STATUS);
    fields.text("properties.httpVersion", request.protocol);
    fields.count("properties.receivedBytes", NumberField.RECEIVED_BYTES);
    fields.count("properties.sentBytes", NumberField.SENT_BYTES);
    fields.seconds("properties.timeTaken", NumberField.TOTAL_MICROS);
    fields.text("properties.host", request.host);
    fields.text("properties.sslCipher", request.tlsCipher);
    fields.text("properties.sslProtocol", request.tlsProtocol);
    fields.count("properties.serverStatus", NumberField.TARGET_STATUS);
    fields.seconds("properties.serverResponseLatency", NumberField.TARGET_MICROS);
    transaction = fields.text("properties.transactionId", request.traceId);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    // The gateway probes itself from here.
    if (isOtherCategory() || client.contentEquals("127.0.0.1")) {
      return Fate.SKIPPED;
    }
    // Absent and a dash are told apart here, so this comes before the texts are filled.
    boolean countsMillis = isV1();
    if (!fields.fillWith(status)) {
      return Fate.REJECTED;
    }
    if (countsMillis && request.totalMicros > 0) {
      request.totalMicros /= 1000;
    }
    resource.source(resourceId, request.source);
    request.scheme.set(Values.equalsIgnoringCase(tls, "on") ? https : http);
    if (originalHost.length() > 1) {
      Values.text(request.host, originalHost);
    }
    if (!uri.isAbsent()) {
      RequestLine.parseTarget(uri.array(), uri.offset(), Values.end(uri), request);
    }
    readTarget();
    request.streaming = request.status == 101;
    request.errorOrigin = errorOrigin();
    return Fate.ACCEPTED;
  }

  private boolean isOtherCategory() {
    return !category.isAbsent()
        && !Values.equalsIgnoringCase(category, "applicationgatewayaccesslog");
  }

  /** v1 takes its time in milliseconds, v2 in seconds; only v1 calls its instances roles. */
  private boolean isV1() {
    return transaction.isAbsent() && target.isAbsent() && !Values.startsWith(instance, "appgw");
  }

  /** In v1 the query is the gateway's own words about the target, not the client's. */
  private void readTarget() {
    if (Values.startsWith(query, V1_QUERY)) {
      findPart("SERVER-ROUTED=");
      Addresses.splitOptional(part.array(), part.offset(), Values.end(part), request.targetIp);
      findPart("SERVER-STATUS=");
      long number = Values.count(part);
      request.targetStatus = number < 0 || number > 999 ? Request.ABSENT : (int) number;
      return;
    }
    if (query.length() > 0) {
      Values.text(request.query, query);
    }
    if (!target.isAbsent()) {
      request.targetPort =
          Addresses.splitOptional(
              target.array(), target.offset(), Values.end(target), request.targetIp);
    }
  }

  private void findPart(String name) {
    part.clear();
    int end = Values.end(query);
    for (int at = query.offset(); at < end; at++) {
      if (Bytes.matches(query.array(), at, end, name)) {
        int from = at + name.length();
        part.set(query.array(), from, Bytes.find(query.array(), from, end, '&') - from);
        return;
      }
    }
  }

  private ErrorOrigin errorOrigin() {
    if (request.status < 400) {
      return request.status == 0 ? ErrorOrigin.CLIENT : ErrorOrigin.NONE;
    }
    if (request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.targetStatus > 0) {
      return ErrorOrigin.TARGET;
    }
    boolean refused = request.status == 403 && Values.equalsIgnoringCase(wafMode, "prevention");
    return refused ? ErrorOrigin.WAF : ErrorOrigin.BALANCER;
  }
}
