package io.weir.log.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiGatewayTest {
  /** The documented JSON example of REST APIs, with values. */
  private static final String REST =
      "{ \"requestId\":\"c6af9ac6-7b61-11e6-9a41-93e8deadbeef\",\"ip\": \"198.51.100.7\","
          + " \"caller\":\"-\", \"user\":\"-\", \"requestTime\":\"01/Mar/2026:12:00:01 +0000\","
          + " \"httpMethod\":\"GET\", \"resourcePath\":\"/cart/{id}\", \"status\":\"200\","
          + " \"protocol\":\"HTTP/1.1\", \"responseLength\":\"5120\" }";

  /** The documented JSON example of HTTP APIs, with values. */
  private static final String HTTP =
      "{ \"requestId\":\"JKJaXmPLvHcESHA=\", \"ip\": \"2001:db8::7\","
          + " \"requestTime\":\"01/Mar/2026:14:00:01 +0200\", \"httpMethod\":\"POST\","
          + " \"routeKey\":\"POST /orders\", \"status\":\"201\", \"protocol\":\"HTTP/1.1\","
          + " \"responseLength\":\"12\" }";

  /** The documented payload of a function URL, shortened, with what the function answered. */
  private static final String FUNCTION =
      "{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/my/path\","
          + "\"rawQueryString\":\"a=1&b=2\",\"headers\":{\"referer\":\"https://r.example/\"},"
          + "\"requestContext\":{\"accountId\":\"123456789012\",\"apiId\":\"abc123\","
          + "\"domainName\":\"abc123.lambda-url.us-west-2.on.aws\",\"http\":{\"method\":\"POST\","
          + "\"path\":\"/my/path\",\"protocol\":\"HTTP/1.1\",\"sourceIp\":\"192.0.2.9\","
          + "\"userAgent\":\"agent\"},\"requestId\":\"id\",\"routeKey\":\"$default\","
          + "\"stage\":\"$default\",\"time\":\"01/Mar/2026:12:00:01 +0000\","
          + "\"timeEpoch\":1772366401250},\"isBase64Encoded\":false,\"statusCode\":502}";

  private static Map<String, String> one(String record) {
    return Lines.read("", record.getBytes(UTF_8), Shown::of).values().get(0);
  }

  private static Lines.Result<String> read(String content) {
    return Lines.read("", content.getBytes(UTF_8), request -> request.source().toString());
  }

  @Test
  void restApi_documentedExample() {
    assertThat(read(REST).report().format()).map(LogFormat::label).contains("api-gateway");
    assertThat(one(REST))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                client=198.51.100.7
                method=GET
                path=/cart/{id}
                protocol=HTTP/1.1
                status=200
                sent=5120
                trace=c6af9ac6-7b61-11e6-9a41-93e8deadbeef
                """));
  }

  @Test
  void httpApi_documentedExample() {
    assertThat(one(HTTP))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                client=2001:db8::7
                method=POST
                path=/orders
                protocol=HTTP/1.1
                status=201
                sent=12
                trace=JKJaXmPLvHcESHA=
                """));
  }

  @Test
  void functionUrl_documentedPayload() {
    assertThat(one(FUNCTION))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                source=abc123.lambda-url.us-west-2.on.aws
                client=192.0.2.9
                method=POST
                host=abc123.lambda-url.us-west-2.on.aws
                path=/my/path
                query=a=1&b=2
                protocol=HTTP/1.1
                agent=agent
                referrer=https://r.example/
                status=502
                origin=TARGET
                trace=id
                """));
  }

  @Test
  void functionUrl_withoutAnAnswerHasNoStatus() {
    assertThat(one(FUNCTION.replace(",\"statusCode\":502", ""))).doesNotContainKey("status");
  }

  @Test
  void moreVariables_areReadByTheirNames() {
    String record =
        "{\"requestId\":\"r\",\"apiId\":\"a1b2\",\"stage\":\"prod\",\"domainName\":\"api.example\","
            + "\"identity\":{\"sourceIp\":\"198.51.100.7\",\"userAgent\":\"curl/8\"},"
            + "\"requestTimeEpoch\":1772366401250,\"httpMethod\":\"GET\",\"path\":\"/prod/cart/7\","
            + "\"resourcePath\":\"/cart/{id}\",\"status\":504,\"integrationStatus\":\"-\","
            + "\"responseLatency\":\"29012\",\"integrationLatency\":\"29000\","
            + "\"error\":{\"responseType\":\"INTEGRATION_TIMEOUT\"}}";
    assertThat(one(record))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                source=a1b2/prod
                client=198.51.100.7
                method=GET
                host=api.example
                path=/prod/cart/7
                agent=curl/8
                status=504
                origin=BALANCER
                toTarget=29000000
                total=29012000
                trace=r
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "200, -, -, none",
    "500, -, 500, TARGET",
    "404, -, -, TARGET",
    "429, THROTTLED, -, BALANCER",
    "403, WAF_FILTERED, -, WAF",
    "499, -, -, CLIENT"
  })
  void errorOrigin_byWhatTheGatewaySays(String status, String error, String target, String origin) {
    String record =
        REST.replace(
            "\"status\":\"200\"",
            "\"status\":\""
                + status
                + "\",\"error.responseType\":\""
                + error
                + "\",\"integrationStatus\":\""
                + target
                + "\"");
    assertThat(one(record).getOrDefault("origin", "none")).isEqualTo(origin);
  }

  @Test
  void otherRecordsOfTheStream_areSkipped() {
    String other = "{\"requestTime\":\"01/Mar/2026:12:00:01 +0000\",\"level\":\"INFO\"}";
    Lines.Result<String> result = read(REST + "\n" + other + "\n" + HTTP + "\n");
    assertThat(result.report().accepted()).isEqualTo(2);
    assertThat(result.report().skipped()).isEqualTo(1);
  }

  @Test
  void brokenValues_areRefused() {
    String content =
        REST
            + REST.replace("01/Mar", "41/Mar")
            + REST.replace("\"200\"", "\"2xx\"")
            + REST.replace("01/Mar/2026:12:00:01 +0000", "-");
    assertThat(read(content).report().rejects())
        .containsOnly(
            Map.entry(RejectReason.BAD_TIME, 1L),
            Map.entry(RejectReason.BAD_NUMBER, 1L),
            Map.entry(RejectReason.MISSING_FIELD, 1L));
  }
}
