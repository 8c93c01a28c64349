package io.weir.lab.generate.print;

import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Draft;
import java.io.IOException;

/** CloudFront standard logs v2 as JSON. */
final class CloudFrontJsonPrinter implements JsonLine {
  @Override
  public void members(Draft draft, TrafficShape shape, JsonGenerator out) throws IOException {
    String result = draft.status >= 400 ? "Error" : "Miss";
    out.writeStringField("timestamp(ms)", Long.toString(draft.time.toEpochMilli()));
    out.writeStringField("DistributionId", shape.source());
    out.writeStringField("sc-bytes", Long.toString(draft.sentBytes));
    out.writeStringField("c-ip", draft.client);
    out.writeStringField("cs-method", draft.method);
    out.writeStringField("cs(Host)", "d111111abcdef8.cloudfront.net");
    out.writeStringField("cs-uri-stem", CloudFrontPrinter.escaped(draft.path));
    out.writeStringField("sc-status", Integer.toString(draft.status));
    out.writeStringField("cs(User-Agent)", CloudFrontPrinter.escaped(draft.agent));
    out.writeStringField(
        "cs-uri-query", draft.query.isEmpty() ? "-" : CloudFrontPrinter.escaped(draft.query));
    out.writeStringField("x-edge-result-type", result);
    out.writeStringField("x-host-header", draft.host);
    out.writeStringField("cs-protocol", draft.scheme);
    out.writeStringField("cs-bytes", Long.toString(draft.receivedBytes));
    out.writeStringField("time-taken", Times.fraction(draft.seconds));
    out.writeStringField("ssl-protocol", draft.tls);
    out.writeStringField("c-port", "40512");
    out.writeStringField("x-edge-detailed-result-type", result);
    if (draft.drifted) {
      out.writeStringField("x-new-one", "x");
    }
  }
}
