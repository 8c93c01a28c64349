package io.weir.log.elb;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.LogFormat;
import io.weir.log.ReadReport;
import io.weir.log.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NlbAndClassicElbTest {
  private static final String NLB =
      "tls 2.0 2026-03-01T12:00:01 net/edge/0123456789abcdef 0a1b2c3d 198.51.100.7:40112"
          + " 10.1.2.3:443 5012 12 980 24600 -"
          + " arn:aws:acm:eu-west-1:000000000000:certificate/x - ECDHE-RSA-AES128-SHA tlsv12 -"
          + " edge.example h2 h2 \"h2\",\"http/1.1\" 2026-03-01T11:59:56";
  private static final String CLASSIC =
      "2026-03-01T12:00:01.250000Z old-shop 198.51.100.7:40112 10.1.2.3:80 0.000073 0.001048"
          + " 0.000057 200 200 0 29 \"GET http://shop.example:80/a?b=c HTTP/1.1\" \"curl/8\" - -";

  @Test
  void nlb_allFields() {
    assertThat(Lines.one(NLB, Shown::of))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01Z
                source=net/edge/0123456789abcdef
                client=198.51.100.7
                clientPort=40112
                target=10.1.2.3
                targetPort=443
                scheme=tls
                host=edge.example
                protocol=h2
                received=980
                sent=24600
                request=12000
                total=5012000
                tls=tlsv12
                cipher=ECDHE-RSA-AES128-SHA
                streaming=true
                """));
  }

  @Test
  void nlb_failedHandshake() {
    String line =
        "tls 2.0 2026-03-01T12:00:01 net/edge/0123456789abcdef 0a1b2c3d 198.51.100.7:40112"
            + " 10.1.2.3:443 0 - 0 0 - - - - - - - - - - 2026-03-01T12:00:01";
    assertThat(Lines.one(line, Shown::of))
        .containsEntry("handshake", "failed")
        .containsEntry("total", "0")
        .doesNotContainKeys("tls", "request");
  }

  @Test
  void nlb_fieldCounts() {
    String[] fields = NLB.split(" ", -1);
    for (int count = 1; count <= 22; count++) {
      String line = String.join(" ", java.util.List.of(fields).subList(0, count));
      ReadReport report = Lines.sources("", NLB + "\n" + line + "\n").report();
      assertThat(report.accepted()).as("%d fields", count).isEqualTo(count >= 11 ? 2 : 1);
    }
    ReadReport more = Lines.sources("", NLB + " new\n").report();
    assertThat(more.drift()).containsExactly("fields in a line: 23");
  }

  @Test
  void classic_allFields() {
    assertThat(Lines.one(CLASSIC, Shown::of))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.250Z
                source=old-shop
                client=198.51.100.7
                clientPort=40112
                target=10.1.2.3
                targetPort=80
                method=GET
                scheme=http
                host=shop.example
                port=80
                path=/a
                query=b=c
                protocol=HTTP/1.1
                agent=curl/8
                status=200
                targetStatus=200
                received=0
                sent=29
                request=73
                toTarget=1048
                response=57
                total=1178
                """));
    assertThat(LogFormat.CLASSIC_ELB.clock()).isEqualTo(LogFormat.Clock.START);
  }

  @Test
  void classic_tcpListenerHasNoRequest() {
    String line =
        "2026-03-01T12:00:01.250000Z old-tcp 198.51.100.7:40112 10.1.2.3:80 0.001069 0.000028"
            + " 0.000041 - - 82 305 \"- - - \" \"-\" - -";
    assertThat(Lines.one(line, Shown::of))
        .containsEntry("total", "1138")
        .containsEntry("received", "82")
        .doesNotContainKeys("status", "targetStatus", "method", "path", "host", "agent");
  }

  @ParameterizedTest
  @CsvSource({"12, true", "13, true", "14, true", "15, true", "11, true", "10, false"})
  void classic_fieldCounts(int count, boolean accepted) {
    String[] fields = CLASSIC.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    String line = String.join(" ", java.util.List.of(fields).subList(0, count));
    ReadReport report = Lines.sources("", CLASSIC + "\n" + line + "\n").report();
    assertThat(report.accepted()).isEqualTo(accepted ? 2 : 1);
  }

  @Test
  void classic_newlineInUserAgentIsTwoRefusedLines() {
    String line = CLASSIC.replace("curl/8", "curl\n/8");
    ReadReport report = Lines.sources("", CLASSIC + "\n" + line + "\n" + CLASSIC + "\n").report();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
  }
}
