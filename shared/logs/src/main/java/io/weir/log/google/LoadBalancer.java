package io.weir.log.google;

import io.weir.log.FormatDescription;
import io.weir.log.LogFormat;
import io.weir.log.format.Drift;
import io.weir.log.format.Format;
import io.weir.log.format.Layout;
import io.weir.log.format.LineParser;
import io.weir.log.format.RecordText;
import io.weir.log.json.JsonParser;

/** The log of a Google Cloud HTTP(S) load balancer, as entries of Cloud Logging. */
public final class LoadBalancer implements Format {
  @Override
  public LogFormat name() {
    return LogFormat.GCP_LOAD_BALANCER;
  }

  @Override
  public boolean ofRecord(RecordText record) {
    return record.has("\"httpRequest\"")
        && (record.has("\"logName\"") || record.has("\"insertId\""));
  }

  @Override
  public LineParser parser(Layout layout, String key, Drift drift) {
    return new JsonParser(new LoadBalancerFields());
  }

  @Override
  public FormatDescription description() {
    return new FormatDescription(
        LogFormat.GCP_LOAD_BALANCER,
        "Google Cloud HTTP(S) load balancers: global, classic, regional, internal",
        "httpRequest with logName or insertId",
        "",
        "{\"httpRequest\":{\"requestMethod\":\"GET\",\"requestUrl\":\"https://shop.example/ca"
            + "rt\",\"status\":200,\"latency\":\"0.006023s\",\"remoteIp\":\"198.51.100.7\"},\"inser"
            + "tId\":\"i\",\"resource\":{\"type\":\"http_load_balancer\"},\"timestamp\":\"2026-03-0"
            + "1T12:00:01Z\"}");
  }
}
