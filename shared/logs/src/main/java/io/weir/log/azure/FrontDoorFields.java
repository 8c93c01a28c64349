package io.weir.log.azure;

import io.weir.log.ErrorOrigin;
import io.weir.log.LogFormat;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.named.NamedFields;
import io.weir.log.named.NumberField;
import io.weir.log.named.RecordShape;
import io.weir.log.value.Addresses;
import io.weir.log.value.RequestLine;
import io.weir.log.value.Values;

/**
 * Azure Front Door access log: Standard, Premium and classic.
 *
 * <p>Fields: "Monitor Azure Front Door" on learn.microsoft.com.
 */
final class FrontDoorFields implements RecordShape {
  private final RequestFields request = new RequestFields(LogFormat.AZURE_FRONT_DOOR);
  private final NamedFields fields = new NamedFields(request);
  private final Slice resourceId = fields.kept("resourceId");
  private final Slice category = fields.kept("category");
  private final Slice uri = fields.kept("properties.requestUri");
  private final Slice host = fields.kept("properties.hostName");
  private final Slice claimedClient = fields.kept("properties.clientIp");
  private final Slice peer = fields.kept("properties.socketIp");
  private final Slice scheme = fields.kept("properties.requestProtocol");
  private final Slice error = fields.kept("properties.errorInfo");
  private final Slice target = fields.kept("properties.originIp");
  private final Slice fromClient = fields.kept("properties.isReceivedFromClient");
  private final Slice status;
  private final AzureResource resource = new AzureResource();

  FrontDoorFields() {
    fields.time("time timeStamp");
    fields.text("properties.trackingReference", request.traceId);
    fields.text("properties.httpMethod", request.method);
    fields.text("properties.httpVersion", request.protocol);
    fields.count("properties.requestBytes", NumberField.RECEIVED_BYTES);
    fields.count("properties.responseBytes", NumberField.SENT_BYTES);
    fields.text("properties.userAgent", request.userAgent);
    fields.count("properties.clientPort", NumberField.CLIENT_PORT);
    fields.seconds("properties.timeTaken", NumberField.TOTAL_MICROS);
    fields.seconds("properties.timeToFirstByte", NumberField.RESPONSE_MICROS);
    fields.text("properties.securityProtocol", request.tlsProtocol);
    fields.text("properties.securityCipher", request.tlsCipher);
    status = fields.count("properties.httpStatusCode", NumberField.STATUS);
    fields.text("properties.cacheStatus", request.cacheResult);
    fields.text("properties.referer properties.referrer", request.referrer);
    fields.text("properties.clientCountry", request.country);
  }

  @Override
  public NamedFields fields() {
    return fields;
  }

  @Override
  public Fate read() {
    // A hop from edge to shield is the same request again.
    if (Values.equalsIgnoringCase(fromClient, "false") || isOtherCategory()) {
      return Fate.SKIPPED;
    }
    if (!fields.fillWith(status)) {
      return Fate.REJECTED;
    }
    resource.source(resourceId, request.source);
    readPeers();
    readUrl();
    request.streaming =
        request.status == 101
            || Values.equalsIgnoringCase(request.scheme, "ws")
            || Values.equalsIgnoringCase(request.scheme, "wss");
    request.errorOrigin = errorOrigin();
    return Fate.ACCEPTED;
  }

  private boolean isOtherCategory() {
    return !category.isAbsent() && !Values.equalsIgnoringCase(category, "frontdooraccesslog");
  }

  private void readPeers() {
    // The claimed client may be what X-Forwarded-For says; the socket is the peer.
    Slice client = peer.length() > 1 ? peer : claimedClient;
    Addresses.splitOptional(client.array(), client.offset(), Values.end(client), request.clientIp);
    if (target.length() > 0 && !target.contentEquals("N/A")) {
      request.targetPort =
          Addresses.splitOptional(
              target.array(), target.offset(), Values.end(target), request.targetIp);
    }
  }

  private void readUrl() {
    if (!uri.isAbsent()) {
      RequestLine.parseUrl(uri.array(), uri.offset(), Values.end(uri), request);
    }
    if (request.host.isAbsent()) {
      Values.text(request.host, host);
    }
    if (request.scheme.isAbsent() || Values.equalsIgnoringCase(scheme, "wss")) {
      Values.text(request.scheme, scheme);
    }
  }

  /** Status 0 is an origin that did not answer in time. */
  private ErrorOrigin errorOrigin() {
    if (request.status == 499) {
      return ErrorOrigin.CLIENT;
    }
    if (request.status == 0) {
      return ErrorOrigin.BALANCER;
    }
    if (request.status < 400) {
      return ErrorOrigin.NONE;
    }
    boolean none = error.length() < 2 || Values.equalsIgnoringCase(error, "noerror");
    return none ? ErrorOrigin.TARGET : ErrorOrigin.BALANCER;
  }
}
