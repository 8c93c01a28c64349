package io.weir.log.apigateway;

import io.weir.log.Escaping;
import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.LogFormat.Clock;
import io.weir.log.LogFormat.Delivery;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;

/**
 * The access log of API Gateway as a delivery stream writes it. What is in it is the operator's
 * choice; the names are those of the documented examples, or of the variables themselves.
 */
public final class ApiGateway implements Format {
  public static final LogFormat FORMAT =
      new LogFormat(
          "API_GATEWAY", "api-gateway", Clock.START, Escaping.NONE, Delivery.NODE_MINUTES);

  @Override
  public LogFormat name() {
    return FORMAT;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    boolean gateway =
        record.has("\"requestTime")
            && (record.has("\"httpMethod\"")
                || record.has("\"routeKey\"")
                || record.has("\"resourcePath\""));
    return gateway || (record.has("\"requestContext\"") && record.has("\"timeEpoch\""));
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new ApiGatewayFields());
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        FORMAT,
        "API Gateway access logs in JSON (REST, HTTP and WebSocket APIs); events of Lambda function"
            + " URLs, which have no access log of their own, as a function may write them",
        "requestTime with httpMethod, routeKey or resourcePath; or requestContext with timeEpoch",
        "what its format has no variable for: the documented examples have no path with its"
            + " values, query, user agent or latency",
        "{\"requestId\":\"c6af9ac6\",\"ip\":\"198.51.100.7\",\"caller\":\"-\",\"user\":\"-\","
            + "\"requestTime\":\"01/Mar/2026:12:00:01 +0000\",\"httpMethod\":\"GET\","
            + "\"resourcePath\":\"/cart/{id}\",\"status\":\"200\",\"protocol\":\"HTTP/1.1\","
            + "\"responseLength\":\"5120\"}");
  }
}
