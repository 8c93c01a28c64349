package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.log.ReadReport;
import io.weir.step.Traffic.Line;
import io.weir.window.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators of other tools complained of, as public threads tell it. */
final class ScenariosTest {
  private static final int QUIET = 60;

  @Test
  void s1_tenThousandClientsOfOneRequestEach_areADistributedFlood() {
    Traffic traffic = quiet(1, 500);
    for (int w = QUIET; w < QUIET + 2; w++) {
      traffic.normal(w, 500);
      for (int i = 0; i < 5186; i++) {
        String client = "100." + (64 + i % 60) + "." + i / 60 % 250 + "." + (w - QUIET + 1);
        String path = i % 2 == 0 ? "/search/works" : "/search/images";
        traffic.add(w, Line.ok(client, path, 0.05, "10.0.0.1"), "Browser/" + i % 90);
      }
      traffic.object();
    }
    Pipeline pipeline = after(traffic, QUIET + 2, 500);
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.DISTRIBUTED_FLOOD);
    Incident flood = pipeline.told().get(0);
    assertThat(labels(flood.evidence().subList(0, 4)))
        .contains("unique clients")
        .anyMatch(label -> label.startsWith("path /search/"));
  }

  @Test
  void s2_scannersOfAnIdleSite_areNoErrorSpike() {
    Traffic traffic = new Traffic(2);
    for (int w = 0; w < 288; w++) {
      if (w % 3 == 0) {
        traffic.normal(w, 1);
      }
      if (w % 40 == 7) {
        for (int i = 0; i < 3; i++) {
          traffic.add(w, new Line("203.0.113." + w / 40, "/.env", 404, 404, 0.01, "10.0.0.1"));
        }
      }
      traffic.object();
    }
    Pipeline pipeline = Pipeline.over(traffic).runAll();
    assertThat(pipeline.told()).isEmpty();
    assertThat(pipeline.incidents.allFindings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.type().isSecurity()).isTrue());
  }

  @Test
  void s3_errorsOfAFewClientsOnADefaultHost_areALowScannerThatNamesTheHost() {
    Traffic traffic = quiet(3, 1500);
    for (int w = QUIET; w < QUIET + 4; w++) {
      traffic.normal(w, 1500).forHost("192.0.2.10");
      for (int i = 0; i < 60; i++) {
        traffic.add(w, new Line("203.0.113." + i % 3, "/x" + i, 502, 0, 0, ""));
      }
      traffic.forHost("shop.example").object();
    }
    Pipeline pipeline = after(traffic, QUIET + 4, 1500);
    assertThat(pipeline.told()).hasSize(1);
    Incident scanner = pipeline.told().get(0);
    assertThat(scanner.type()).isEqualTo(FindingType.SCANNER);
    assertThat(scanner.severity()).isEqualTo(Severity.LOW);
    assertThat(labels(scanner.evidence()))
        .contains("host 192.0.2.10")
        .anyMatch(label -> label.contains("203.0.113."));
  }

  @Test
  void s4_streamsOfFiveMinutes_areNoPerformanceDegradation() {
    Traffic traffic = quiet(4, 120);
    for (int w = QUIET; w < QUIET + 6; w++) {
      traffic.normal(w, 120);
      for (int i = 0; i < 30; i++) {
        traffic.stream(w, "198.51.100." + i, 300);
      }
      traffic.object();
    }
    assertThat(after(traffic, QUIET + 6, 120).told()).isEmpty();
  }

  @Test
  void s5_rollingDeployment_tellsNothing() {
    Traffic traffic = quiet(5, 400);
    traffic.normal(QUIET, 395);
    for (int i = 0; i < 3; i++) {
      traffic.add(QUIET, new Line("198.51.100." + i, "/item/1", 502, 0, 0, ""));
    }
    traffic.object();
    assertThat(after(traffic, QUIET + 1, 400).told()).isEmpty();
  }

  @Test
  void s6_fourNeighboursOfOneNetwork_areOneEpisode() {
    Traffic traffic = quiet(6, 400);
    for (int w = QUIET; w < QUIET + 6; w++) {
      traffic.normal(w, 400);
      for (int i = 0; i < 400; i++) {
        String path = "/" + i + "/../../../../etc/passwd";
        traffic.add(w, new Line("203.0.113." + (10 + i % 4), path, 404, 404, 0.01, "10.0.0.1"));
      }
      traffic.object();
    }
    Pipeline pipeline = after(traffic, QUIET + 6, 400);
    List<Incident> attacks = pipeline.told().stream().filter(i -> i.type().isSecurity()).toList();
    assertThat(attacks).extracting(Incident::subject).containsExactly("203.0.113.0/24");
  }

  @Test
  void s7_blocksOfTheFirewall_areNoNewOffence() {
    Traffic traffic = quiet(7, 400);
    for (int w = QUIET; w < QUIET + 6; w++) {
      traffic.normal(w, 400);
      for (int i = 0; i < 120; i++) {
        traffic.blocked(w, "203.0.113.50", "/?id=1%27%20OR%201=1--" + i);
      }
      traffic.object();
    }
    Pipeline pipeline = after(traffic, QUIET + 6, 400);
    assertThat(pipeline.incidents.allFindings())
        .extracting(Finding::type)
        .doesNotContain(FindingType.SQL_INJECTION, FindingType.ERROR_SPIKE);
    assertThat(pipeline.told()).extracting(Incident::subject).doesNotContain("203.0.113.50");
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 34, 40})
  void s9_moreColumnsInOneRegion_areReadAndNoted(int columns) {
    Traffic traffic = new Traffic(9);
    for (int w = 0; w < QUIET + 6; w++) {
      traffic.of("app/west/1").normal(w, 150).object("us-west-2/" + (1000 + w));
      traffic.of("app/east/1").withColumns(w < QUIET ? Traffic.COLUMNS : columns);
      traffic.normal(w, 150).object("us-east-1/" + (1000 + w));
      traffic.withColumns(Traffic.COLUMNS);
    }
    Pipeline pipeline = Pipeline.over(traffic);
    for (ObjectRef ref : traffic.refs()) {
      ReadReport report = pipeline.ingest(ref).report();
      assertThat(report.accepted()).isEqualTo(150);
      assertThat(report.rejected()).isZero();
    }
    pipeline.at(Traffic.window(QUIET + 8));
    // 34 columns are documented; what lies beyond is news.
    if (columns <= 34) {
      assertThat(pipeline.told()).isEmpty();
    } else {
      assertThat(pipeline.told()).hasSize(1);
      assertThat(pipeline.told().get(0).source()).isEqualTo("app/east/1");
      assertThat(pipeline.told().get(0).type()).isEqualTo(FindingType.FORMAT_DRIFT);
    }
  }

  @Test
  void s11_trafficThatDropsToNothing_isTold() {
    Traffic traffic = quiet(11, 200);
    for (int w = QUIET; w < QUIET + 4; w++) {
      traffic.normal(w, 1).object();
    }
    Pipeline pipeline = Pipeline.over(traffic);
    traffic.refs().forEach(pipeline::ingest);
    pipeline.settle(QUIET + 3);
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.TRAFFIC_DROP);
  }

  @Test
  void s11_logsThatStop_areToldOfAsMissing() {
    Traffic traffic = new Traffic(12);
    Pipeline pipeline = Pipeline.over(traffic);
    for (int w = 0; w < QUIET; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    pipeline.at(Traffic.window(QUIET + 6));
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.MISSING_LOGS);
  }

  @Test
  void s10_moreThanTenThousandOffenders_areABoundedNumberOfFindings() {
    Traffic traffic = quiet(10, 200);
    traffic.normal(QUIET, 200);
    for (int i = 0; i < 11_000; i++) {
      String client = "100." + (64 + i / 62_500) + "." + i / 250 % 250 + "." + i % 250;
      traffic.add(
          QUIET, new Line(client, "/?q=%27%20UNION%20SELECT%20" + i, 404, 404, 0.01, "10.0.0.1"));
    }
    traffic.object();
    Pipeline pipeline = after(traffic, QUIET + 1, 200);
    assertThat(pipeline.told()).hasSizeBetween(1, 25);
    assertThat(pipeline.incidents.allFindings()).hasSizeLessThan(30);
  }

  private static Traffic quiet(long seed, int requests) {
    Traffic traffic = new Traffic(seed);
    for (int w = 0; w < QUIET; w++) {
      traffic.normal(w, requests).object();
    }
    return traffic;
  }

  private static Pipeline after(Traffic traffic, int from, int requests) {
    for (int w = from; w < from + 8; w++) {
      traffic.normal(w, requests).object();
    }
    return Pipeline.over(traffic).runAll();
  }

  private static List<String> labels(List<Evidence> evidence) {
    return evidence.stream().map(Evidence::label).toList();
  }
}
