package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.window.WindowCodec;
import io.weir.window.WindowPart;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Logs beside the access log: what they tell, and that they leave the access log alone. */
final class SideLogsTest {
  private static final int WINDOWS = 7 * 12;
  private static final String CHECKS = Traffic.SOURCE + "#health-checks";
  private static final String CONNECTIONS = Traffic.SOURCE + "#connections";
  private static final String FIREWALL = Traffic.SOURCE + "#firewall";

  private static Pipeline day(BiConsumer<Traffic, Integer> beside) {
    return day(0, beside);
  }

  private static Pipeline day(int requests, BiConsumer<Traffic, Integer> beside) {
    Traffic traffic = new Traffic(4);
    for (int w = 0; w < (requests > 0 ? WINDOWS : 0); w++) {
      traffic.normal(w, requests).object();
    }
    for (int w = 0; w < WINDOWS; w++) {
      beside.accept(traffic, w);
      traffic.object();
    }
    return Pipeline.over(traffic).runUntil(Traffic.window(72));
  }

  private static void check(Traffic traffic, int window, int second, String target, String end) {
    traffic.line(
        "http "
            + Traffic.window(window).plusSeconds(second)
            + " 0.019584011 10.0.0."
            + target
            + ":80 web-targets "
            + end
            + " "
            + Traffic.SOURCE
            + " 192.0.2.1");
  }

  /** Checks of four targets twice a minute; those named fail from a second to a second. */
  private static void checks(Traffic traffic, int window, List<Integer> failing, int from, int to) {
    for (int second = 0; second < Traffic.WIDTH; second += 30) {
      for (int target = 1; target <= 4; target++) {
        boolean fails = failing.contains(target) && second >= from && second < to;
        check(traffic, window, second, "" + target, fails ? "FAIL - TimedOut" : "PASS 200 -");
      }
    }
  }

  private static void connection(Traffic traffic, int window, String client, boolean established) {
    traffic.line(
        Traffic.window(window).plusSeconds(7)
            + " "
            + client
            + " 40112 443 "
            + (established ? "TLSv1.3 TLS_AES_128_GCM_SHA256 0.004" : "- - -")
            + " \"-\" - - - TID_1 - "
            + Traffic.SOURCE
            + " 192.0.2.1");
  }

  private static void request(Traffic traffic, int window, String client, String counted) {
    long millis = Traffic.window(window).plusSeconds(9).toEpochMilli();
    traffic.line(
        "{\"timestamp\":"
            + millis
            + ",\"webaclId\":\"acl\",\"terminatingRuleId\":\"Default_Action\",\"action\":\"ALLOW\","
            + "\"httpSourceName\":\"ALB\",\"httpSourceId\":\"000000000000-"
            + Traffic.SOURCE
            + "\",\"nonTerminatingMatchingRules\":["
            + (counted.isEmpty() ? "" : "{\"ruleId\":\"" + counted + "\",\"action\":\"COUNT\"}")
            + "],\"httpRequest\":{\"clientIp\":\""
            + client
            + "\",\"uri\":\"/\",\"args\":\"id=7'%20union%20select%201,2--\"}}");
  }

  @Test
  void targetsThatFailTheirChecks_areOneBackendLoss() {
    Pipeline pipeline =
        day(
            (traffic, w) ->
                checks(traffic, w, w >= 60 && w < 64 ? List.of(2, 3) : List.of(), 0, 300));
    assertThat(pipeline.told()).hasSize(1);
    Incident incident = pipeline.told().get(0);
    assertThat(incident.source()).isEqualTo(CHECKS);
    assertThat(incident.type()).isEqualTo(FindingType.BACKEND_LOSS);
    assertThat(incident.subject()).isEqualTo("web-targets");
    assertThat(incident.severity()).isEqualTo(Severity.HIGH);
    assertThat(incident.opened()).isEqualTo(Traffic.window(60));
    assertThat(incident.closed()).contains(Traffic.window(64));
    assertThat(incident.explanation())
        .isEqualTo(
            "2 of 4 targets of web-targets fail their health checks, such as 10.0.0.2:80"
                + " (TimedOut, 10 of 10)");
    assertThat(pipeline.sent.get(0).subject())
        .isEqualTo("[HIGH] shop, health checks: failing targets of web-targets: 2, normally 0");
    assertThat(pipeline.sent.get(0).text()).contains("40 checks").doesNotContain("SELECT");
  }

  @Test
  void allTargetsThatFail_areCriticalOnceItLasts() {
    Pipeline pipeline =
        day(
            (traffic, w) ->
                checks(traffic, w, w >= 60 && w < 63 ? List.of(1, 2, 3, 4) : List.of(), 0, 300));
    assertThat(pipeline.told()).extracting(Incident::severity).containsExactly(Severity.CRITICAL);
  }

  @Test
  void targetsThatStart_orMissACheck_tellNothing() {
    Pipeline pipeline =
        day(
            (traffic, w) -> {
              checks(traffic, w, w % 50 == 10 ? List.of(1, 2, 3, 4) : List.of(), 0, 200);
              check(traffic, w, 3, "9", "FAIL 502 ResponseCodeMismatch");
            });
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void listenerWhoseHandshakesFail_isTold() {
    Pipeline pipeline =
        day(
            (traffic, w) -> {
              for (int i = 0; i < 120; i++) {
                connection(traffic, w, "198.51.100." + i, w < 60 || w >= 62 || i % 4 == 0);
              }
            });
    assertThat(pipeline.told()).hasSize(1);
    Incident incident = pipeline.told().get(0);
    assertThat(incident.source()).isEqualTo(CONNECTIONS);
    assertThat(incident.type()).isEqualTo(FindingType.TLS_FAILURE);
    assertThat(incident.subject()).isEqualTo("listener 443");
    assertThat(incident.explanation())
        .startsWith("90 of 120 connections at listener 443 got no TLS session, of about ");
    assertThat(pipeline.sent.get(0).text()).contains("120 connections");
  }

  @Test
  void scannersAtAQuietListener_tellNothing() {
    Pipeline pipeline =
        day(
            (traffic, w) -> {
              for (int i = 0; i < 12; i++) {
                connection(traffic, w, "203.0." + w + "." + i, false);
              }
              connection(traffic, w, "198.51.100.1", true);
            });
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void ruleThatCountsOrdinaryClients_isToldOnceAsInformation() {
    Pipeline pipeline =
        day(
            (traffic, w) -> {
              for (int i = 0; i < 100; i++) {
                request(traffic, w, "198.51.100." + i, i % 2 == 0 ? "SizeRestrictions" : "");
              }
              for (int i = 0; i < 80; i++) {
                request(traffic, w, "203.0.113.9", "NoAttacker");
              }
            });
    assertThat(pipeline.told()).hasSize(1);
    Incident rule = pipeline.told().get(0);
    assertThat(rule.source()).isEqualTo(FIREWALL);
    assertThat(rule.type()).isEqualTo(FindingType.COUNTED_RULE);
    assertThat(rule.isAlert()).isFalse();
    assertThat(rule.explanation())
        .startsWith("The firewall's rule SizeRestrictions only counts, and matches 50 requests");
    assertThat(pipeline.sent).hasSize(1);
    assertThat(pipeline.sent.get(0).subject()).startsWith("[INFO] shop, firewall: ");
  }

  @Test
  void sideLogs_leaveTheAccessLogAlone() {
    BiConsumer<Traffic, Integer> all =
        (traffic, w) -> {
          checks(traffic, w, List.of(1, 2), 0, 300);
          traffic.object();
          connection(traffic, w, "198.51.100.7", false);
          traffic.object();
          request(traffic, w, "203.0.113.9", "Any");
        };
    Pipeline with = day(200, all);
    Pipeline without = day(200, (traffic, w) -> {});
    assertThat(ofAccess(with)).isEqualTo(ofAccess(without)).isNotEmpty();
    assertThat(findings(with)).isEqualTo(findings(without));
    assertThat(with.windows.sources()).hasSize(4);
    assertThat(with.train().setbacks()).isEmpty();
  }

  private static List<String> ofAccess(Pipeline pipeline) {
    return pipeline.windows.allParts().stream()
        .filter(part -> part.key().source().equals(Traffic.SOURCE))
        .sorted(java.util.Comparator.comparing(WindowPart::key))
        .map(
            part -> part.key() + " " + java.util.Arrays.hashCode(WindowCodec.encode(part.window())))
        .toList();
  }

  private static List<Finding> findings(Pipeline pipeline) {
    return pipeline.incidents.allFindings().stream()
        .filter(finding -> finding.window().source().equals(Traffic.SOURCE))
        .toList();
  }
}
