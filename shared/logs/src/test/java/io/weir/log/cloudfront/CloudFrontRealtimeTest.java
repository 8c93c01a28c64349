package io.weir.log.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import io.weir.log.SkipReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudFrontRealtimeTest {
  private static final String ROW = new CloudFrontRealtime().description().example();

  private static final Map<String, String> WANT =
      Shown.want(
          """
          time=2026-03-01T12:00:01.250Z
          source=E0EXAMPLE
          client=192.0.2.7
          clientPort=40112
          method=GET
          scheme=https
          host=www.shop.example
          path=/a
          query=b=c
          protocol=HTTP/2.0
          agent=Agent/1.0
          status=200
          received=1080
          sent=16599
          response=2000
          total=2000
          tls=TLSv1.3
          cipher=TLS_AES_128_GCM_SHA256
          cache=Hit
          country=GB
          asn=64500
          trace=id==
          """);

  private final List<Map<String, String>> seen = new ArrayList<>();

  private ReadReport read(LogReader reader, String content) throws IOException {
    return reader.read(
        new ByteArrayInputStream(content.getBytes(UTF_8)),
        "",
        request -> seen.add(Shown.of(request)));
  }

  private ReadReport as(String format, String content) throws IOException {
    return read(LogReader.as(ReadLimits.DEFAULT, format), content);
  }

  @Test
  void allFields_inTheDocumentedOrder() throws IOException {
    as("cloudfront-realtime", ROW + "\n");
    assertThat(seen).containsExactly(WANT);
  }

  @Test
  void chosenFields_byTheOperatorsList() throws IOException {
    String row = "1772366401.250\t192.0.2.7\t404\t/a%20b?c\tx\n";
    as("cloudfront-realtime:timestamp,c-ip,sc-status,cs-uri-stem,cmcd-buffer-length", row);
    assertThat(seen)
        .containsExactly(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                client=192.0.2.7
                path=/a%20b
                query=c
                status=404
                origin=TARGET
                """));
  }

  @Test
  void rowOfAnotherList_isRefusedRatherThanMisread() throws IOException {
    String list = "cloudfront-realtime:timestamp,c-ip,sc-status";
    ReadReport report =
        as(list, "1772366401.250\t192.0.2.7\t404\t/more\n1772366401.250\t192.0.2.7\n");
    assertThat(report.rejects())
        .containsOnly(
            Map.entry(RejectReason.OTHER_FIELDS, 1L), Map.entry(RejectReason.TOO_FEW_FIELDS, 1L));
  }

  @Test
  void rowsWithoutTheirList_areNotGuessedAndSayWhatToDo() throws IOException {
    ReadReport report = read(new LogReader(ReadLimits.DEFAULT), ROW + "\n" + ROW + "\n");
    assertThat(report.skipReason()).contains(SkipReason.REALTIME_LOG);
    assertThat(report.explanation().get(0)).contains("--format cloudfront-realtime:");
  }

  @Test
  void json_hasItsNamesAndNeedsNoList() throws IOException {
    String[] names = CloudFrontRealtime.ALL_FIELDS.split(" ", -1);
    String[] values = ROW.split("\t", -1);
    assertThat(values).hasSameSizeAs(names);
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      json.append(i == 0 ? "{" : ",").append('"').append(names[i]).append("\":\"");
      json.append(values[i]).append('"');
    }
    ReadReport report = read(new LogReader(ReadLimits.DEFAULT), json + "}\n");
    assertThat(report.format()).contains(CloudFrontRealtime.FORMAT);
    assertThat(seen).containsExactly(WANT);
  }

  @Test
  void list_needsTheTime() {
    assertThatThrownBy(() -> new CloudFrontRealtime("c-ip,sc-status"))
        .hasMessageContaining("needs timestamp");
  }
}
