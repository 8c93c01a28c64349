package io.weir.log.cloudfront;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFrontTest {
  private static final String[] NAMES = CloudFront.LEGACY_FIELDS.split(" ", -1);
  private static final String[] ROW = {
    "2026-03-01",
    "12:00:01",
    "LAX1",
    "392",
    "192.0.2.100",
    "GET",
    "d0.cloudfront.example",
    "/a/index.html",
    "200",
    "https://ref.example/",
    "Agent%20(x)",
    "q=1&r=%2520",
    "-",
    "Hit",
    "reqid==",
    "www.example",
    "https",
    "23",
    "0.101",
    "-",
    "TLSv1.3",
    "TLS_AES_128_GCM_SHA256",
    "Hit",
    "HTTP/2.0",
    "-",
    "-",
    "11040",
    "0.051",
    "Hit",
    "text/html",
    "78",
    "-",
    "-"
  };
  private static final Map<String, String> WANT =
      Shown.want(
          """
          time=2026-03-01T12:00:01Z
          source=d0.cloudfront.example
          client=192.0.2.100
          clientPort=11040
          method=GET
          scheme=https
          host=www.example
          path=/a/index.html
          query=q=1&r=%2520
          protocol=HTTP/2.0
          agent=Agent%20(x)
          referrer=https://ref.example/
          status=200
          received=23
          sent=392
          response=51000
          total=101000
          tls=TLSv1.3
          cipher=TLS_AES_128_GCM_SHA256
          cache=Hit
          trace=reqid==
          """);

  private static List<Map<String, String>> read(String key, String content) {
    return Lines.read(key, content.getBytes(ISO_8859_1), Shown::of).values();
  }

  private static String row(String... changes) {
    String[] row = ROW.clone();
    for (int i = 0; i < changes.length; i += 2) {
      row[Arrays.asList(NAMES).indexOf(changes[i])] = changes[i + 1];
    }
    return String.join("\t", row) + "\n";
  }

  private static String headed(String row) {
    return "#Version: 1.0\n#Fields: " + CloudFront.LEGACY_FIELDS + "\n" + row;
  }

  @Test
  void legacy_allFields() {
    assertThat(read("", headed(row()))).containsExactly(WANT);
  }

  @Test
  void legacy_anyOrderAndSubsetByHeader() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < NAMES.length; i++) {
        order.add(i);
      }
      java.util.Collections.shuffle(order, random);
      String names = "";
      String values = "";
      for (int i : order) {
        names += " " + NAMES[i];
        values += "\t" + ROW[i];
      }
      String content = "#Fields:" + names + "\n" + values.substring(1) + "\n";
      assertThat(read("", content)).containsExactly(WANT);
    }
  }

  @Test
  void legacy_headerlessByShape() {
    assertThat(read("", row())).containsExactly(WANT);
    String nineteen = String.join("\t", Arrays.copyOf(ROW, 19));
    assertThat(read("", nineteen).get(0)).containsEntry("total", "101000").doesNotContainKey("tls");
  }

  @Test
  void legacy_headerChangesInTheMiddle() {
    String content =
        headed(row()) + "#Fields: date time sc-status c-ip\n2026-03-01\t12:00:02\t404\t192.0.2.1\n";
    assertThat(read("", content)).hasSize(2);
    assertThat(read("", content).get(1)).containsEntry("status", "404");
  }

  @Test
  void source_isTheDistributionOfTheKey() {
    assertThat(read("logs/E0ABCDEFGHIJKL.2026-03-01-12.0a1b2c3d.gz", headed(row())).get(0))
        .containsEntry("source", "E0ABCDEFGHIJKL");
  }

  @Test
  void unknownField_isDrift() {
    String content = "#Fields: date time x-new sc-status\n2026-03-01\t12:00:02\tv\t404\n";
    ReadReport report = Lines.sources("", content).report();
    assertThat(report.drift()).containsExactly("field: x-new");
    assertThat(report.accepted()).isEqualTo(1);
  }

  @Test
  void row_shorterOrBrokenIsRefused() {
    String content =
        headed(
            "2026-03-01\t12:00:01\tLAX1\n"
                + row("time", "25:00:01")
                + row("sc-status", "2xx")
                + row("time-taken", "fast")
                + row());
    ReadReport report = Lines.sources("", content).report();
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejects())
        .containsEntry(RejectReason.TOO_FEW_FIELDS, 1L)
        .containsEntry(RejectReason.BAD_TIME, 1L)
        .containsEntry(RejectReason.BAD_NUMBER, 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "000, Error, ClientCommError, CLIENT",
    "200, Error, Error, CLIENT",
    "502, Error, OriginConnectError, BALANCER",
    "503, Error, OriginError, TARGET",
    "503, LimitExceeded, LimitExceeded, BALANCER",
    "404, Error, Error, TARGET",
    "404, Hit, Hit, TARGET",
    "403, Error, ClientGeoBlocked, WAF",
    "504, Error, AbortedOrigin, BALANCER"
  })
  void errorOrigin_byCause(String status, String result, String detail, String origin) {
    String row =
        row(
            "sc-status", status,
            "x-edge-result-type", result,
            "x-edge-detailed-result-type", detail);
    assertThat(read("", headed(row)).get(0)).containsEntry("origin", origin);
  }

  @Test
  void v2_jsonLines() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < NAMES.length; i++) {
      json.append('"').append(NAMES[i]).append("\":\"").append(ROW[i]).append("\",");
    }
    json.append("\"timestamp(ms)\":\"1772366401250\",\"asn\":\"64500\",\"c-country\":\"SE\",")
        .append("\"origin-fbl\":\"0.040\",\"DistributionId\":\"E0TEST\"}\n");
    Map<String, String> got = read("", json.toString()).get(0);
    assertThat(got)
        .containsEntry("time", "2026-03-01T12:00:01.250Z")
        .containsEntry("asn", "64500")
        .containsEntry("country", "SE")
        .containsEntry("toTarget", "40000")
        .containsEntry("source", "E0TEST")
        .containsEntry("agent", "Agent%20(x)");
  }

  @ParameterizedTest
  @CsvSource({"'\t'", "' '", "','", "'|'"})
  void v2_plainWithItsHeader(String separator) {
    String content =
        String.join(separator, "date", "time", "c-ip", "sc-status", "cs-uri-stem", "time-taken")
            + "\n"
            + String.join(separator, "2026-03-01", "12:00:01", "192.0.2.9", "204", "/x", "0.010")
            + "\n";
    assertThat(read("", content))
        .containsExactly(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                client=192.0.2.9
                path=/x
                status=204
                total=10000
                """));
  }

  @Test
  void v2_w3cWithoutVersion() {
    String content = "#Fields:\tdate\ttime\tsc-status\n2026-03-01\t12:00:01\t200\n";
    assertThat(read("", content)).hasSize(1);
  }
}
