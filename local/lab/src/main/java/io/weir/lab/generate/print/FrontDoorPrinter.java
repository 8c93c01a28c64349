package io.weir.lab.generate.print;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.io.IOException;
import java.util.Locale;

/** Access log lines of Azure Front Door. */
final class FrontDoorPrinter implements JsonLine {
  @Override
  public void members(Draft draft, TrafficShape shape, JsonGenerator out) throws IOException {
    boolean tls = !draft.tls.equals("-");
    boolean answered = draft.targetStatus > 0;
    out.writeStringField("time", JsonLine.micros(draft));
    out.writeStringField("resourceId", JsonLine.resourceId(shape, "PROFILES"));
    out.writeStringField("category", "FrontDoorAccessLog");
    out.writeObjectFieldStart("properties");
    out.writeStringField("trackingReference", "0Qz3nYwAAAAD");
    out.writeStringField("httpMethod", draft.method);
    out.writeStringField("httpVersion", "2.0.0.0");
    out.writeStringField("requestUri", draft.url());
    out.writeStringField("requestBytes", Long.toString(draft.receivedBytes));
    out.writeStringField("responseBytes", Long.toString(draft.sentBytes));
    out.writeStringField("userAgent", draft.agent);
    out.writeStringField("clientIp", draft.client);
    out.writeStringField("socketIp", draft.client);
    out.writeStringField("clientPort", "40512");
    out.writeStringField("timeTaken", Times.fraction(draft.seconds));
    out.writeStringField("requestProtocol", draft.scheme.toUpperCase(Locale.ROOT));
    out.writeStringField("securityProtocol", tls ? draft.tls.replace("v", " ") : "");
    out.writeStringField("httpStatusCode", Integer.toString(draft.status));
    out.writeStringField("cacheStatus", "MISS");
    out.writeStringField("errorInfo", answered ? "NoError" : "OriginConnectionError");
    out.writeStringField("originIp", answered ? draft.target + ":8080" : "N/A");
    out.writeBooleanField("isReceivedFromClient", true);
    out.writeEndObject();
  }
}
