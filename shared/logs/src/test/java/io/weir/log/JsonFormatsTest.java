package io.weir.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatsTest {
  private static final String GATEWAY_V2 =
      "{\"timeStamp\":\"2026-03-01T12:00:01+00:00\",\"resourceId\":\"/SUBSCRIPTIONS/0/RESOURCEGROUPS/"
          + "SHOP/PROVIDERS/MICROSOFT.NETWORK/APPLICATIONGATEWAYS/EDGE\",\"operationName\":"
          + "\"ApplicationGatewayAccess\",\"category\":\"ApplicationGatewayAccessLog\",\"properties\":"
          + "{\"instanceId\":\"appgw_2\",\"clientIP\":\"198.51.100.7\",\"clientPort\":40112,"
          + "\"httpMethod\":\"GET\",\"requestUri\":\"\\/a\\/b\",\"requestQuery\":\"x=1&y=\\u00e9\",\"userAgent\":\"Agent"
          + " \\\"q\\\" \\\\ \",\"httpStatus\":200,\"httpVersion\":\"HTTP/1.1\","
          + "\"receivedBytes\":184,\"sentBytes\":466,\"timeTaken\":0.034,\"WAFMode\":\"Detection\","
          + "\"transactionId\":\"t1\",\"sslEnabled\":\"on\",\"sslCipher\":\"C\",\"sslProtocol\":"
          + "\"TLSv1.3\",\"serverRouted\":\"10.1.2.3:8080\",\"serverStatus\":\"200\","
          + "\"serverResponseLatency\":\"0.028\",\"host\":\"in.example\",\"originalHost\":"
          + "\"shop.example\"}}";
  private static final String GATEWAY_V1 =
      "{\"time\":\"2026-03-01T12:00:01Z\",\"resourceId\":\"x\",\"category\":"
          + "\"ApplicationGatewayAccessLog\",\"operationName\":\"ApplicationGatewayAccess\","
          + "\"properties\":{\"instanceId\":\"ApplicationGatewayRole_IN_0\",\"clientIP\":"
          + "\"198.51.100.7\",\"httpMethod\":\"GET\",\"requestUri\":\"/a\",\"requestQuery\":"
          + "\"X-AzureApplicationGateway-CACHE-HIT=0&SERVER-ROUTED=10.4.0.4&"
          + "X-AzureApplicationGateway-LOG-ID=1&SERVER-STATUS=404\",\"userAgent\":\"-\","
          + "\"httpStatus\":\"404\",\"receivedBytes\":\"\",\"sentBytes\":553,\"timeTaken\":205,"
          + "\"sslEnabled\":\"off\"}}";
  private static final String FRONT_DOOR =
      "{\"time\":\"2026-03-01T12:00:01.6479719Z\",\"resourceId\":\"x\",\"category\":"
          + "\"FrontdoorAccessLog\",\"properties\":{\"trackingReference\":\"ref\",\"httpMethod\":"
          + "\"GET\",\"httpVersion\":\"2.0.0.0\",\"requestUri\":\"https://shop.example:443/a?b=c\","
          + "\"requestBytes\":\"60\",\"responseBytes\":\"1624\",\"clientIp\":\"203.0.113.9\","
          + "\"socketIp\":\"2001:db8::7\",\"clientPort\":\"55262\",\"timeTaken\":\"0.035\","
          + "\"timeToFirstByte\":\"0.030\",\"requestProtocol\":\"HTTPS\",\"securityProtocol\":"
          + "\"TLS 1.3\",\"httpStatusCode\":\"200\",\"cacheStatus\":\"REMOTE_HIT\",\"ErrorInfo\":"
          + "\"NoError\",\"originIp\":\"192.0.2.5:443\",\"isReceivedFromClient\":true,"
          + "\"rulesEngineMatchNames\":[\"a\",\"b\"]}}";
  private static final String GOOGLE =
      "{\"httpRequest\":{\"latency\":\"0.006023s\",\"remoteIp\":\"198.51.100.7:60102\","
          + "\"requestMethod\":\"GET\",\"requestSize\":\"29\",\"requestUrl\":"
          + "\"https://shop.example/a?b=c\",\"responseSize\":\"780\",\"serverIp\":\"10.20.0.4\","
          + "\"status\":502,\"userAgent\":\"Agent\",\"cacheLookup\":true},\"insertId\":\"i\","
          + "\"jsonPayload\":{\"statusDetails\":\"failed_to_connect_to_backend\",\"tls\":"
          + "{\"cipher\":\"C\",\"protocol\":\"TLSv1.3\"}},\"logName\":\"projects/p/logs/requests\","
          + "\"resource\":{\"labels\":{\"project_id\":\"p\",\"url_map_name\":\"map\"},\"type\":"
          + "\"http_load_balancer\"},\"timestamp\":\"2026-03-01T12:00:01.123456789Z\"}";

  private static Lines.Result<Map<String, String>> read(String content) {
    return Lines.read("", content.getBytes(UTF_8), Shown::of);
  }

  private static Map<String, String> one(String record) {
    return read(record + "\n").values().get(0);
  }

  @Test
  void gatewayV2_secondsAndEscapes() {
    assertThat(one(GATEWAY_V2))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                source=shop/edge
                client=198.51.100.7
                clientPort=40112
                target=10.1.2.3
                targetPort=8080
                method=GET
                scheme=https
                host=shop.example
                path=/a/b
                query=x=1&y=\u00e9
                protocol=HTTP/1.1
                agent=Agent "q" \\\s
                status=200
                targetStatus=200
                received=184
                sent=466
                toTarget=28000
                total=34000
                tls=TLSv1.3
                cipher=C
                trace=t1
                """));
  }

  @Test
  void gatewayV1_millisecondsAndTheGatewaysOwnQuery() {
    assertThat(one(GATEWAY_V1))
        .containsEntry("total", "205000")
        .containsEntry("target", "10.4.0.4")
        .containsEntry("targetStatus", "404")
        .containsEntry("origin", "TARGET")
        .doesNotContainKeys("query", "received", "agent");
  }

  @Test
  void gateway_probesAreSkippedAndOtherCategoriesToo() {
    String probe = GATEWAY_V2.replace("198.51.100.7", "127.0.0.1");
    String firewall =
        GATEWAY_V2.replace("\"ApplicationGatewayAccessLog\"", "\"ApplicationGatewayFirewallLog\"");
    ReadReport report = read(GATEWAY_V2 + "\n" + probe + "\n" + firewall + "\n").report();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "502, '', Detection, BALANCER",
    "502, 502, Detection, TARGET",
    "403, '', Prevention, WAF",
    "499, '', Detection, CLIENT"
  })
  void gateway_errorOrigin(String status, String server, String mode, String origin) {
    String record =
        GATEWAY_V2
            .replace("\"httpStatus\":200", "\"httpStatus\":" + status)
            .replace("\"serverStatus\":\"200\"", "\"serverStatus\":\"" + server + '"')
            .replace("Detection", mode);
    assertThat(one(record)).containsEntry("origin", origin);
  }

  @Test
  void frontDoor_allFields() {
    assertThat(one(FRONT_DOOR))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.647971Z
                source=x
                client=2001:db8::7
                clientPort=55262
                target=192.0.2.5
                targetPort=443
                method=GET
                scheme=https
                host=shop.example
                port=443
                path=/a
                query=b=c
                protocol=2.0.0.0
                status=200
                received=60
                sent=1624
                response=30000
                total=35000
                tls=TLS 1.3
                cache=REMOTE_HIT
                trace=ref
                """));
  }

  @Test
  void frontDoor_hopToTheShieldIsNotCountedTwice() {
    String hop = FRONT_DOOR.replace("FromClient\":true", "FromClient\":\"false\"");
    ReadReport report = read(FRONT_DOOR + "\n" + hop + "\n").report();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, OriginTimeout, BALANCER", "499, ClientClosed, CLIENT", "503, NoError, TARGET"})
  void frontDoor_errorOrigin(String status, String info, String origin) {
    String record =
        FRONT_DOOR.replace("Code\":\"200\"", "Code\":\"" + status + '"').replace("NoError", info);
    assertThat(one(record)).containsEntry("origin", origin);
  }

  @Test
  void google_allFields() {
    assertThat(one(GOOGLE))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.123456Z
                source=p/map
                client=198.51.100.7
                clientPort=60102
                target=10.20.0.4
                method=GET
                scheme=https
                host=shop.example
                path=/a
                query=b=c
                agent=Agent
                status=502
                origin=BALANCER
                received=29
                sent=780
                total=6023
                tls=TLSv1.3
                cipher=C
                cache=miss
                """));
    assertThat(LogFormat.GCP_LOAD_BALANCER.clock()).isEqualTo(LogFormat.Clock.START);
  }

  @ParameterizedTest
  @CsvSource({
    "response_sent_by_backend, TARGET",
    "denied_by_security_policy, WAF",
    "client_disconnected_before_any_response, CLIENT",
    "backend_timeout, BALANCER"
  })
  void google_errorOrigin(String details, String origin) {
    assertThat(one(GOOGLE.replace("failed_to_connect_to_backend", details)))
        .containsEntry("origin", origin);
  }

  @Test
  void google_otherResourcesAreSkipped() {
    String other = GOOGLE.replace("http_load_balancer", "gce_instance");
    assertThat(read(GOOGLE + "\n" + other).report().skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\":[%s,%s,%s]}",
        "{ \"records\" : [\n%s,\n%s\n,%s ] }\n",
        "[%s,%s,%s]",
        "%s\n%s\n%s\n",
        "%s\r\n%s\r\n%s",
      })
  void document_shapes(String shape) {
    for (String record : List.of(GATEWAY_V2, FRONT_DOOR, GOOGLE)) {
      String content = String.format(shape, record, record, record);
      Lines.Result<Map<String, String>> result = read(content);
      assertThat(result.report().accepted()).isEqualTo(3);
      assertThat(result.report().rejected()).isZero();
      assertThat(result.values()).allMatch(one(record)::equals);
    }
  }

  @Test
  void document_overSeveralLines() {
    String pretty = GOOGLE.replace(",", ",\n  ").replace("{", "{\n");
    assertThat(read(pretty + "\n" + pretty).values()).containsExactly(one(GOOGLE), one(GOOGLE));
  }

  @Test
  void document_thatIsLargerThanTheBuffer() {
    String content = "{\"records\":[" + (GATEWAY_V2 + ",").repeat(2000) + GATEWAY_V2 + "]}";
    assertThat(read(content).report().accepted()).isEqualTo(2001);
  }

  @Test
  void document_cutInTheLastRecord() {
    String content = "{\"records\":[" + GATEWAY_V2 + "," + GATEWAY_V2;
    ReadReport report = read(content.substring(0, content.length() - 20)).report();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejects()).containsEntry(RejectReason.BAD_JSON, 1L);
  }

  @Test
  void document_recordOverTheLimit() {
    String big = GATEWAY_V2.replace("appgw_2", "a{\\\"".repeat(60_000));
    ReadReport report = read("[" + GATEWAY_V2 + "," + big + "," + GATEWAY_V2 + "]").report();
    assertThat(report.rejects()).containsEntry(RejectReason.TOO_LONG, 1L);
    assertThat(report.accepted()).isEqualTo(2);
  }

  @Test
  void line_thatIsNoJsonIsRefusedAndTheNextIsRead() {
    String cut = GATEWAY_V2.substring(0, 100);
    ReadReport report = read(GATEWAY_V2 + "\n" + cut + "\n{}\n" + GATEWAY_V2 + "\n").report();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejects())
        .containsEntry(RejectReason.BAD_JSON, 1L)
        .containsEntry(RejectReason.MISSING_FIELD, 1L);
  }

  @Test
  void line_nestedTooDeepIsRefused() {
    String deep = GATEWAY_V2.replace("\"appgw_2\"", "[".repeat(1000) + "]".repeat(1000));
    assertThat(read(GATEWAY_V2 + "\n" + deep + "\n").report().rejects())
        .containsEntry(RejectReason.BAD_JSON, 1L);
  }

  @Test
  void vendedAlb_jsonAndW3c() {
    String json =
        "{\"type\":\"https\",\"time\":\"2026-03-01T12:00:01.250000Z\",\"elb\":\"app/shop/01\","
            + "\"client:port\":\"198.51.100.7:40112\",\"target:port\":\"10.1.2.3:80\","
            + "\"request_processing_time\":\"0.001\",\"target_processing_time\":0.002,"
            + "\"response_processing_time\":\"0.000\",\"elb_status_code\":\"200\",\"target_status_code\":\"200\",\"request\":\"GET"
            + " https://h.example:443/a HTTP/2.0\"}";
    String w3c =
        "#Fields: type time elb client:port target:port request_processing_time"
            + " target_processing_time response_processing_time elb_status_code"
            + " target_status_code request\nhttps\t2026-03-01T12:00:01.250000Z\tapp/shop/01\t"
            + "198.51.100.7:40112\t10.1.2.3:80\t0.001\t0.002\t0.000\t200\t200\t"
            + "\"GET https://h.example:443/a HTTP/2.0\"\n";
    assertThat(read(json).values()).isEqualTo(read(w3c).values()).hasSize(1);
    assertThat(one(json))
        .containsEntry("total", "3000")
        .containsEntry("path", "/a")
        .containsEntry("source", "app/shop/01");
    assertThat(read(w3c).report().format()).contains(LogFormat.ALB);
  }
}
