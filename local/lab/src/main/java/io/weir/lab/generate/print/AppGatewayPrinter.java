package io.weir.lab.generate.print;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.io.IOException;

/** Access log lines of an Azure Application Gateway v2. */
final class AppGatewayPrinter implements JsonLine {
  @Override
  public void members(Draft draft, TrafficShape shape, JsonGenerator out) throws IOException {
    boolean tls = !draft.tls.equals("-");
    out.writeStringField("timeStamp", JsonLine.micros(draft));
    out.writeStringField("resourceId", JsonLine.resourceId(shape, "APPLICATIONGATEWAYS"));
    out.writeStringField("operationName", "ApplicationGatewayAccess");
    out.writeStringField("category", "ApplicationGatewayAccessLog");
    out.writeObjectFieldStart("properties");
    out.writeStringField("instanceId", "appgw_0");
    out.writeStringField("clientIP", draft.client);
    out.writeNumberField("clientPort", 40512);
    out.writeStringField("httpMethod", draft.method);
    out.writeStringField("requestUri", draft.path);
    out.writeStringField("requestQuery", draft.query);
    out.writeStringField("userAgent", draft.agent);
    out.writeNumberField("httpStatus", draft.status);
    out.writeStringField("httpVersion", "HTTP/1.1");
    out.writeNumberField("receivedBytes", draft.receivedBytes);
    out.writeNumberField("sentBytes", draft.sentBytes);
    out.writeRaw(",\"timeTaken\":" + Times.fraction(draft.seconds));
    out.writeStringField("WAFMode", draft.blockedByFirewall ? "Prevention" : "Detection");
    out.writeStringField("transactionId", "36d228ad5d99923122bbe354");
    out.writeStringField("sslEnabled", tls ? "on" : "off");
    out.writeStringField("sslCipher", tls ? "ECDHE-RSA-AES128-GCM-SHA256" : "");
    out.writeStringField("sslProtocol", tls ? draft.tls : "");
    if (draft.targetStatus > 0) {
      out.writeStringField("serverRouted", draft.target + ":8080");
      out.writeStringField("serverStatus", Integer.toString(draft.targetStatus));
      out.writeStringField("serverResponseLatency", Times.fraction(draft.seconds));
    }
    out.writeStringField("originalHost", draft.host);
    out.writeEndObject();
  }
}
