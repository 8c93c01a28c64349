package io.weir.lab.generate.print;

import io.weir.json.Json;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.util.LinkedHashMap;
import java.util.Map;

/** ALB logs as named fields, in JSON or W3C, as the delivery of CloudWatch Logs writes them. */
final class NamedAlbPrinter implements LinePrinter {
  private static final int CUT_AT = 60;

  private final boolean json;

  NamedAlbPrinter(boolean json) {
    this.json = json;
  }

  @Override
  public String header() {
    return json
        ? ""
        : "#Version: 1.0\n#Fields: " + String.join(" ", fields(new Draft(), "").keySet()) + "\n";
  }

  @Override
  public void print(Draft draft, TrafficShape shape, StringBuilder out) {
    final int begin = out.length();
    Map<String, String> fields = fields(draft, shape.source());
    if (draft.drifted && json) {
      fields.put("new-one", "x");
    }
    if (json) {
      out.append(
          Json.write(
              text -> {
                text.writeStartObject();
                for (Map.Entry<String, String> field : fields.entrySet()) {
                  text.writeStringField(field.getKey(), field.getValue());
                }
                text.writeEndObject();
              }));
    } else {
      out.append(String.join("\t", fields.values()));
      out.append(draft.drifted ? "\tnew-one" : "");
    }
    if (draft.cut) {
      out.setLength(begin + CUT_AT);
    }
    out.append('\n');
  }

  private static Map<String, String> fields(Draft draft, String source) {
    boolean answered = draft.targetStatus > 0;
    boolean tls = !draft.tls.equals("-");
    StringBuilder time = new StringBuilder();
    Times.micros(draft.time, time);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("type", draft.scheme);
    fields.put("time", time.toString());
    fields.put("elb", source);
    fields.put("client:port", NlbPrinter.bracketed(draft.client) + ":40512");
    fields.put("target:port", answered ? draft.target + ":8080" : "-");
    fields.put("request_processing_time", answered ? "0.001" : "-1");
    fields.put("target_processing_time", answered ? Times.fraction(draft.seconds) : "-1");
    fields.put("response_processing_time", answered ? "0.000" : "-1");
    fields.put("elb_status_code", Integer.toString(draft.status));
    fields.put("target_status_code", answered ? Integer.toString(draft.targetStatus) : "-");
    fields.put("received_bytes", Long.toString(draft.receivedBytes));
    fields.put("sent_bytes", Long.toString(draft.sentBytes));
    fields.put("request", draft.method + " " + draft.url() + " HTTP/1.1");
    fields.put("user_agent", draft.agent);
    fields.put("ssl_cipher", tls ? "ECDHE-RSA-AES128-GCM-SHA256" : "-");
    fields.put("ssl_protocol", draft.tls);
    fields.put("actions_executed", draft.blockedByFirewall ? "waf" : "forward");
    return fields;
  }
}
