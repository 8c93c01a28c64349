package io.weir.log.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Formats;
import io.weir.log.Lines;
import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.ReadReport;
import io.weir.log.Recognition;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connection logs and health-check logs: what an ALB writes beside its access log. */
class AlbSideLogsTest {
  /** Laid out as the documented example with a certificate of the client, 12 fields. */
  private static final String CONNECTION =
      "2026-03-01T12:00:01.250000Z 198.51.100.7 40112 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256"
          + " 4.036 \"CN=shop.example,O=Shop Ltd\""
          + " NotBefore=2025-09-21T22:43:21Z;NotAfter=2026-06-17T22:43:21Z FEF257372D5C14D4"
          + " Success TID_3180a73013c8ca4bac2f731159d4b0fe";

  private static final String FULL =
      CONNECTION + " X25519MLKEM768 app/shop/0123456789abcdef 192.0.2.10";

  /** Laid out as the documented example of a check that passed, 8 fields. */
  private static final String CHECK =
      "http 2026-03-01T12:00:01.875678Z 0.019584011 10.1.2.3:80 web-targets PASS 200 -";

  private static final String KEY_TAIL =
      "_elasticloadbalancing_eu-west-1_app.shop.0123456789abcdef_20260301T1200Z_192.0.2.1_r.log.gz";

  @Test
  void connection_allFields() {
    assertThat(Lines.one(FULL, Shown::of))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                source=app/shop/0123456789abcdef
                client=198.51.100.7
                clientPort=40112
                port=443
                request=4036000
                tls=TLSv1.2
                cipher=ECDHE-RSA-AES128-GCM-SHA256
                trace=TID_3180a73013c8ca4bac2f731159d4b0fe
                outcome=TLSv1.2
                streaming=true
                """));
  }

  @ParameterizedTest
  @CsvSource({"12, true", "13, true", "14, true", "15, true", "11, false", "3, false"})
  void connection_fieldCounts(int count, boolean accepted) {
    String[] fields = FULL.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    String line = String.join(" ", List.of(fields).subList(0, count));
    ReadReport report = Lines.sources("", FULL + "\n" + line + "\n").report();
    assertThat(report.accepted()).isEqualTo(accepted ? 2 : 1);
    assertThat(report.format()).map(LogFormat::label).contains("alb-connection");
    assertThat(Lines.sources("", FULL + " new\n").report().drift())
        .containsExactly("fields in a line: 16");
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256, 0.004, -, TLSv1.3",
    "TLSv1.2, -, -, Failed:ClientCertUntrusted, Failed:ClientCertUntrusted",
    "TLSv1.2, -, -, -, none",
    "-, -, -, -, none"
  })
  void connection_outcome(
      String protocol, String cipher, String latency, String verified, String outcome) {
    String line =
        String.join(
            " ",
            "2026-03-01T12:00:01.250000Z 2001:db8::7 40112 443",
            protocol,
            cipher,
            latency,
            "\"-\" - -",
            verified,
            "TID_1");
    Map<String, String> got = Lines.one(line, Shown::of);
    assertThat(got).containsEntry("outcome", outcome).containsEntry("client", "2001:db8::7");
    assertThat(got.containsKey("handshake")).isEqualTo(!outcome.equals("TLSv1.3"));
  }

  @Test
  void connection_asNamedFields() {
    String json =
        "{\"timestamp\":\"2026-03-01T12:00:01.250000Z\",\"client_ip\":\"198.51.100.7\","
            + "\"client_port\":\"40112\",\"listener_port\":443,\"tls_protocol\":\"TLSv1.2\","
            + "\"tls_cipher\":\"ECDHE-RSA-AES128-GCM-SHA256\",\"tls_handshake_latency\":\"4.036\","
            + "\"tls_verify_status\":\"Success\",\"conn_trace_id\":"
            + "\"TID_3180a73013c8ca4bac2f731159d4b0fe\",\"elb\":\"app/shop/0123456789abcdef\"}";
    assertThat(Lines.one(json, Shown::of)).isEqualTo(Lines.one(FULL, Shown::of));
  }

  @Test
  void connection_brokenLinesAreRefused() {
    String content =
        FULL
            + "\n"
            + FULL.replace("T12:", "T25:")
            + "\n"
            + FULL.replace(" 4.036 ", " fast ")
            + "\n"
            + FULL.replace(" 443 ", " 70000 ")
            + "\n";
    assertThat(Lines.sources("", content).report().rejects())
        .containsOnly(Map.entry(RejectReason.BAD_TIME, 1L), Map.entry(RejectReason.BAD_NUMBER, 2L));
  }

  @Test
  void healthCheck_passed() {
    assertThat(Lines.one(CHECK + " app/shop/0123456789abcdef 192.0.2.10", Shown::of))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.875678Z
                source=app/shop/0123456789abcdef
                target=10.1.2.3
                targetPort=80
                scheme=http
                targetStatus=200
                toTarget=19584
                outcome=PASS
                subject=web-targets
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, 502, ResponseCodeMismatch, ResponseCodeMismatch",
    "FAIL, -, TimedOut, TimedOut",
    "FAIL, -, -, FAIL",
    "PASS, 200, -, PASS"
  })
  void healthCheck_outcome(String status, String code, String reason, String outcome) {
    String line = CHECK.replace("PASS 200 -", status + " " + code + " " + reason);
    assertThat(Lines.one(line, Shown::of)).containsEntry("outcome", outcome);
  }

  @Test
  void healthCheck_ofLambdaHasNoPort() {
    String line =
        "lambda 2026-03-01T12:00:01.875678Z 0.1 arn:aws:lambda:eu-west-1:0:function:f fn FAIL 500"
            + " TargetError";
    assertThat(Lines.one(line, Shown::of))
        .containsEntry("target", "arn:aws:lambda:eu-west-1:0:function:f")
        .containsEntry("outcome", "TargetError");
  }

  @Test
  void healthCheck_brokenLinesAreRefused() {
    String content =
        CHECK
            + "\n"
            + CHECK.replace("PASS", "-")
            + "\n"
            + CHECK.replace("-03-01", "-13-01")
            + "\n"
            + CHECK.replace(" 200 ", " 2xx ")
            + "\nhttp\n";
    assertThat(Lines.sources("", content).report().rejects())
        .containsOnly(
            Map.entry(RejectReason.MISSING_FIELD, 1L),
            Map.entry(RejectReason.BAD_TIME, 1L),
            Map.entry(RejectReason.BAD_NUMBER, 1L),
            Map.entry(RejectReason.TOO_FEW_FIELDS, 1L));
  }

  @ParameterizedTest
  @CsvSource({"conn_log_000000000000, ALB_CONNECTION", "health_check_log_1, ALB_HEALTH_CHECK"})
  void key_tellsTheBalancerAndTheFormat(String head, String format) {
    ObjectName name = Formats.nameOf("AWSLogs/0/" + head + KEY_TAIL);
    assertThat(name.format()).map(LogFormat::name).contains(format);
    assertThat(name.source()).contains("app/shop/0123456789abcdef");
    ReadReport report = Lines.sources("x/" + head + KEY_TAIL, "what\nis this").report();
    assertThat(report.recognition()).contains(Recognition.KEY);
    assertThat(report.rejected()).isEqualTo(2);
  }
}
