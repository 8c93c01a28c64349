package io.weir.lab.generate.print;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.io.IOException;

/** Request log lines of a Google Cloud application load balancer. */
final class GooglePrinter implements JsonLine {
  @Override
  public void members(Draft draft, TrafficShape shape, JsonGenerator out) throws IOException {
    boolean answered = draft.targetStatus > 0;
    String[] source = shape.source().split("/", 2);
    out.writeObjectFieldStart("httpRequest");
    out.writeStringField("latency", Times.fraction(draft.seconds) + "s");
    out.writeStringField("remoteIp", draft.client);
    out.writeStringField("requestMethod", draft.method);
    out.writeStringField("requestSize", Long.toString(draft.receivedBytes));
    out.writeStringField("requestUrl", draft.url());
    out.writeStringField("responseSize", Long.toString(draft.sentBytes));
    if (answered) {
      out.writeStringField("serverIp", draft.target);
    }
    out.writeNumberField("status", draft.status);
    out.writeStringField("userAgent", draft.agent);
    out.writeEndObject();
    out.writeStringField("insertId", "1x2y3z");
    out.writeObjectFieldStart("jsonPayload");
    out.writeStringField("statusDetails", details(draft, answered));
    if (!draft.tls.equals("-")) {
      out.writeObjectFieldStart("tls");
      out.writeStringField("protocol", draft.tls);
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeStringField("logName", "projects/" + source[0] + "/logs/requests");
    out.writeObjectFieldStart("resource");
    out.writeObjectFieldStart("labels");
    out.writeStringField("project_id", source[0]);
    out.writeStringField("url_map_name", source[source.length - 1]);
    out.writeEndObject();
    out.writeStringField("type", "http_load_balancer");
    out.writeEndObject();
    out.writeStringField("timestamp", JsonLine.micros(draft));
  }

  private static String details(Draft draft, boolean answered) {
    if (draft.blockedByFirewall) {
      return "denied_by_security_policy";
    }
    return answered ? "response_sent_by_backend" : "failed_to_connect_to_backend";
  }
}
