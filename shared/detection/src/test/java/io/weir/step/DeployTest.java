package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Deploy;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.Stated;
import io.weir.threat.allow.AllowList;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a release may do to a site while it goes on. */
final class DeployTest {
  private static final int RELEASE = 150;
  private static final int REQUESTS = 300;

  @Test
  void slownessDuringADeploy_isForTheRecord() {
    Pipeline plain = slow(RELEASE + 1, 3, List.of());
    Pipeline deployed = slow(RELEASE + 1, 3, List.of(deploy("*", 6)));
    assertThat(plain.told()).extracting(Incident::type).contains(slowness());
    assertThat(deployed.told()).isEmpty();
    assertThat(deployed.incidents.allFindings())
        .hasSameSizeAs(plain.incidents.allFindings())
        .isNotEmpty();
  }

  @Test
  void deployOfAnotherSource_excusesNothing() {
    Pipeline other = slow(RELEASE + 1, 3, List.of(deploy("app/other*", 6)));
    assertThat(other.told()).extracting(Incident::type).contains(slowness());
  }

  @Test
  void graveTroubleAndAttacks_areToldDuringADeployAndNameIt() {
    Traffic traffic = new Traffic(8);
    for (int w = 0; w < RELEASE + 6; w++) {
      traffic.normal(w, REQUESTS);
      for (int i = 0; i < (w == RELEASE + 1 ? 250 : 0); i++) {
        traffic.add(w, new Line("198.51.100." + i % 200, "/pay", 502, 502, 0.01, "10.0.0.1"));
      }
      for (int i = 0; i < (w == RELEASE + 3 ? 40 : 0); i++) {
        String attack = "/item/1?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
        traffic.add(w, Line.ok("203.0.113.50", attack, 0.1, "10.0.0.1"));
      }
      traffic.object();
    }
    Pipeline pipeline = run(traffic, List.of(deploy("*", 6)));
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .contains(FindingType.ERROR_SPIKE, FindingType.SQL_INJECTION);
    assertThat(pipeline.told())
        .allSatisfy(
            incident ->
                assertThat(incident.related())
                    .anyMatch(line -> line.startsWith("Deploy of shop 1.4 since 2026-03-02")));
  }

  @Test
  void excuses_areCounted() {
    Pipeline pipeline = Pipeline.over(slowTraffic(RELEASE + 1, 3));
    pipeline.stated = new Stated(List.of(), AllowList.NONE, List.of(deploy("*", 6)));
    pipeline.traffic.refs().forEach(pipeline::ingest);
    pipeline.clock.to(Traffic.window(RELEASE + 20));
    ScoreReport report = pipeline.score();
    assertThat(report.suppressed()).containsKey("deploy: shop 1.4");
  }

  private static FindingType slowness() {
    return FindingType.PERFORMANCE_DEGRADATION;
  }

  private static Deploy deploy(String source, int windows) {
    Instant from = Traffic.window(RELEASE);
    return new Deploy("d-1", source, from, from.plusSeconds(300L * windows), "shop 1.4");
  }

  private static Pipeline slow(int window, int windows, List<Deploy> deploys) {
    return run(slowTraffic(window, windows), deploys);
  }

  private static Traffic slowTraffic(int window, int windows) {
    Traffic traffic = new Traffic(7);
    for (int w = 0; w < RELEASE + 8; w++) {
      traffic.normal(w, REQUESTS);
      for (int i = 0; i < (w >= window && w < window + windows ? 90 : 0); i++) {
        traffic.add(w, Line.ok("198.51.100." + (1 + i), "/item/" + i % 20, 0.3, "10.0.0.1"));
      }
      traffic.object();
    }
    return traffic;
  }

  private static Pipeline run(Traffic traffic, List<Deploy> deploys) {
    Pipeline pipeline = Pipeline.over(traffic);
    pipeline.stated = new Stated(List.of(), AllowList.NONE, deploys);
    return pipeline.runAll();
  }
}
