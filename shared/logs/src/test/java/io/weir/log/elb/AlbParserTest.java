package io.weir.log.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.ErrorOrigin;
import io.weir.log.Lines;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlbParserTest {
  private static final String LINE = Lines.ALB;

  private static String withRequest(String request) {
    return LINE.replaceFirst(
        "\"GET [^\"]*\"", java.util.regex.Matcher.quoteReplacement('"' + request + '"'));
  }

  private static String withOutcome(String target, String times, String statuses) {
    return LINE.replace(
        "10.1.2.3:8080 0.001 0.020 0.003 200 200 312",
        target + " " + times + " " + statuses + " 312");
  }

  @Test
  void line_allFields() {
    List<Object> got =
        Lines.one(
            LINE,
            r ->
                List.<Object>of(
                    Instant.ofEpochSecond(0, r.timeMicros() * 1000),
                    r.source().toString(),
                    r.clientIp().toString(),
                    r.clientPort(),
                    r.targetIp().toString(),
                    r.targetPort(),
                    r.requestMicros(),
                    r.targetMicros(),
                    r.responseMicros(),
                    r.totalMicros(),
                    r.status(),
                    r.targetStatus(),
                    r.receivedBytes(),
                    r.sentBytes(),
                    r.method().toString(),
                    r.scheme().toString(),
                    r.host().toString(),
                    r.port(),
                    r.path().toString(),
                    r.query().toString(),
                    r.protocol().toString(),
                    r.userAgent().toString(),
                    r.tlsCipher().toString(),
                    r.tlsProtocol().toString(),
                    r.traceId().toString(),
                    r.actions().toString(),
                    r.classification().isAbsent(),
                    r.drifted(),
                    r.streaming(),
                    r.errorOrigin()));
    assertThat(got)
        .containsExactly(
            Instant.parse("2026-03-01T12:00:01.250Z"),
            "app/shop/0123456789abcdef",
            "198.51.100.7",
            40112,
            "10.1.2.3",
            8080,
            1000L,
            20_000L,
            3000L,
            24_000L,
            200,
            200,
            312L,
            5120L,
            "GET",
            "https",
            "shop.example",
            443,
            "/cart/view",
            "id=7&x=1",
            "HTTP/2.0",
            "TestAgent/1.0 (a b)",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "TLSv1.2",
            "Root=1-00000000-000000000000000000000000",
            "waf,forward",
            true,
            false,
            false,
            ErrorOrigin.NONE);
  }

  @Test
  void line_everyFieldCountFromTwelve() {
    String longest = LINE + " TID_00ff \"-\" \"-\" \"-\" 192.0.2.10";
    String[] tokens = longest.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    assertThat(tokens).hasSize(34);
    for (int count = 1; count <= 34; count++) {
      String line = String.join(" ", List.of(tokens).subList(0, count)) + "\n";
      ReadReport report = Lines.sources("", line + LINE + "\n").report();
      assertThat(report.accepted()).as("%d fields", count).isEqualTo(count >= 12 ? 2 : 1);
      assertThat(report.rejected()).as("%d fields", count).isEqualTo(count >= 12 ? 0 : 1);
      assertThat(report.drift()).isEmpty();
    }
  }

  @Test
  void line_futureFieldsAreDriftNotedOnce() {
    String future = LINE + " TID_00ff \"-\" \"-\" \"-\" 192.0.2.10 new \"and newer\" -";
    ReadReport report = Lines.sources("", (future + "\n").repeat(3)).report();
    assertThat(report.accepted()).isEqualTo(3);
    assertThat(report.drift()).containsExactly("fields in a line: 37");
    assertThat(Lines.<Boolean>one(future, Request::drifted)).isTrue();
  }

  @Test
  void line_unknownActionIsDrift() {
    ReadReport report =
        Lines.sources("", LINE.replace("waf,forward", "forward,teleport") + "\n").report();
    assertThat(report.drift()).containsExactly("action: forward,teleport");
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7:40112, 198.51.100.7, 40112",
    "[2001:db8::1]:443, 2001:db8::1, 443",
    "2001:db8:0:1::f215:50718, 2001:db8:0:1::f215, 50718",
    "192.0.2.1:-, 192.0.2.1, -1",
    "x.0.0.0:50337, x.0.0.0, 50337",
    "-, '', -1"
  })
  void client_forms(String field, String ip, int port) {
    String line = LINE.replace("198.51.100.7:40112", field);
    assertThat(Lines.<String>one(line, r -> r.clientIp() + "|" + r.clientPort()))
        .isEqualTo(ip + "|" + port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET https://h.example:443/Q?bar=\\x22 HTTP/2.0|GET|https|h.example|443|/Q|bar=\\x22|HTTP/2.0",
        "GET http://192.0.2.8:80/run?go+/home;fetch+ a.b/c HTTP/1.1|GET|http|192.0.2.8|80|/run|go+/home;fetch+ a.b/c|HTTP/1.1",
        "`- http://lb.example:80- `||http|lb.example|80|||",
        "`- http://lb.example:80-/ `||http|lb.example|80|||",
        "`- http://lb.example:80- -`||http|lb.example|80|||",
        "`- - - `|||||||",
        "GET https://[2001:db8::5]:8443/a HTTP/1.1|GET|https|[2001:db8::5]|8443|/a||HTTP/1.1",
        "GET http://h.example:80?x=1 HTTP/1.1|GET|http|h.example|80||x=1|HTTP/1.1",
        "CONNECT h.example:443 HTTP/1.1|CONNECT||||h.example:443||HTTP/1.1",
        "GET http://h.example:80/a?b?c HTTP/1.1|GET|http|h.example|80|/a|b?c|HTTP/1.1",
      })
  void requestLine_forms(
      String request,
      String method,
      String scheme,
      String host,
      Integer port,
      String path,
      String query,
      String protocol) {
    String got =
        Lines.one(
            withRequest(request),
            r ->
                String.join(
                    "|",
                    r.method().toString(),
                    r.scheme().toString(),
                    r.host().toString(),
                    r.port() < 0 ? "" : String.valueOf(r.port()),
                    r.path().toString(),
                    r.query().toString(),
                    r.protocol().toString()));
    assertThat(got)
        .isEqualTo(
            String.join(
                "|",
                text(method),
                text(scheme),
                text(host),
                port == null ? "" : port.toString(),
                text(path),
                text(query),
                text(protocol)));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  @Test
  void times_minusOneIsAbsent() {
    String line = withOutcome("-", "-1 -1 -1", "301 -");
    assertThat(
            Lines.<List<Long>>one(
                line,
                r ->
                    List.of(
                        r.requestMicros(), r.targetMicros(), r.responseMicros(), r.totalMicros())))
        .containsOnly(-1L);
    assertThat(Lines.<Long>one(withOutcome("-", "0.001 -1 0.002", "504 -"), Request::totalMicros))
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3:8080, 503 503, forward, TARGET",
    "-, 503 -, forward, BALANCER",
    "-, 403 -, waf, WAF",
    "-, 403 -, 'waf,forward', BALANCER",
    "-, 460 -, forward, CLIENT",
    "10.1.2.3:8080, 404 404, forward, TARGET",
    "-, 404 -, fixed-response, BALANCER",
    "-, 301 -, redirect, NONE",
    "-, 200 200, forward, NONE",
    "-, 000 -, forward, NONE",
    "-, - -, -, NONE"
  })
  void errorOrigin_whoAnswered(String target, String statuses, String actions, ErrorOrigin origin) {
    String line = withOutcome(target, "-1 -1 -1", statuses).replace("waf,forward", actions);
    assertThat(Lines.<ErrorOrigin>one(line, Request::errorOrigin)).isEqualTo(origin);
  }

  @Test
  void status_zeroIsNotAbsent() {
    assertThat(Lines.<Integer>one(withOutcome("-", "-1 -1 -1", "000 -"), Request::status)).isZero();
    assertThat(Lines.<Integer>one(withOutcome("-", "-1 -1 -1", "- -"), Request::status))
        .isEqualTo(Request.ABSENT);
  }

  @ParameterizedTest
  @CsvSource({"wss, true", "ws, true", "https, false", "h2, false", "h3, false", "grpcs, false"})
  void type_known(String type, boolean streaming) {
    assertThat(Lines.<Boolean>one(LINE.replaceFirst("https", type), Request::streaming))
        .isEqualTo(streaming);
  }

  @Test
  void type_unknownIsRefused() {
    ReadReport report = Lines.sources("", LINE.replaceFirst("https", "invalid") + "\n").report();
    assertThat(report.rejects()).containsOnlyKeys(RejectReason.UNKNOWN_TYPE);
  }

  @Test
  void quotes_backslashEscapeIsTriedLast() {
    String agent = LINE.replace("TestAgent/1.0 (a b)", "Test\\\"Agent");
    assertThat(Lines.<String>one(agent, r -> r.userAgent().toString())).isEqualTo("Test\\\"Agent");
    String trailing = LINE.replace("TestAgent/1.0 (a b)", "C:\\dir\\");
    assertThat(Lines.<String>one(trailing, r -> r.userAgent().toString())).isEqualTo("C:\\dir\\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TestAgent/1.0 \"(a b)", "TestAgent \" x", "TestAgent\"\"x"})
  void quotes_unbalancedIsRefused(String agent) {
    ReadReport report =
        Lines.sources("", LINE.replace("TestAgent/1.0 (a b)", agent) + "\n" + LINE).report();
    assertThat(report.rejects()).containsOnlyKeys(RejectReason.UNBALANCED_QUOTES);
    assertThat(report.accepted()).isEqualTo(1);
  }

  @Test
  void newlineInQuotes_isNeverGlued() {
    ReadReport report =
        Lines.sources("", LINE.replace("(a b)", "(a\nb)") + "\n" + LINE + "\n").report();
    assertThat(report.lines()).isEqualTo(3);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:01.250000Z, 2026-13-01T12:00:01.250000Z, BAD_TIME",
    "2026-03-01T12:00:01.250000Z, yesterday, BAD_TIME",
    "0.020, fast, BAD_NUMBER",
    " 200 200 , ' 2xx 200 ', BAD_NUMBER",
    "5120, 5k, BAD_NUMBER",
    "5120, 5 kB, UNBALANCED_QUOTES"
  })
  void field_thatIsWrongIsRefused(String from, String to, RejectReason reason) {
    ReadReport report = Lines.sources("", LINE.replace(from, to) + "\n" + LINE).report();
    assertThat(report.rejects()).containsOnlyKeys(reason);
    assertThat(report.samples()).hasSize(1);
  }

  @Test
  void bytes_thatAreNoTextDoNotHurt() {
    String line = LINE.replace("TestAgent", "Te\u0000st\u00ff\u0001Agent");
    assertThat(Lines.<Integer>one(line, r -> r.userAgent().length())).isEqualTo(22);
  }
}
