package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Suppression;
import io.weir.step.Traffic.Line;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuppressionTest {
  private static final Instant END = Traffic.window(1000);

  @Test
  void suppressedSubject_isFoundButNotTold() {
    Suppression pentest =
        new Suppression("*", Optional.empty(), "203.0.113.*", Traffic.START, END, "agreed test");
    Pipeline pipeline = attacked(List.of(pentest));
    assertThat(pipeline.told()).isEmpty();
    assertThat(pipeline.incidents.allFindings()).isNotEmpty();
  }

  @Test
  void maintenance_ofAnotherSourceOrAnEarlierTimeChangesNothing() {
    Suppression other = Suppression.maintenance("app/other/1", Traffic.START, END, "move");
    Suppression over =
        Suppression.maintenance("*", Traffic.START.minusSeconds(900), Traffic.START, "done");
    assertThat(attacked(List.of(other, over)).told()).hasSize(1);
  }

  @Test
  void suppressedType_leavesOthers() {
    Suppression drops =
        new Suppression(
            "*", Optional.of(FindingType.TRAFFIC_DROP), "*", Traffic.START, END, "campaign over");
    assertThat(attacked(List.of(drops)).told()).hasSize(1);
  }

  @Test
  void suppressedFindings_areCountedByReason() {
    Suppression pentest =
        new Suppression("*", Optional.empty(), "203.0.113.*", Traffic.START, END, "agreed test");
    Traffic traffic = attack();
    Pipeline pipeline = new Pipeline(traffic, Settings.defaults());
    traffic.refs().forEach(pipeline::ingest);
    pipeline.clock.to(Traffic.window(100));
    ScoreReport report =
        new ScoreStep(
                pipeline.windows,
                pipeline.incidents,
                pipeline.verdicts,
                pipeline.models,
                pipeline.settings,
                pipeline.clock)
            .score(Stated.of(List.of(pentest)));
    assertThat(report.suppressed()).containsExactly(Map.entry("agreed test", 1));
  }

  private static Pipeline attacked(List<Suppression> suppressions) {
    Settings settings = Settings.defaults().withSuppressions(suppressions);
    return new Pipeline(attack(), settings).runAll();
  }

  private static Traffic attack() {
    Traffic traffic = new Traffic(1);
    for (int i = 0; i < 9; i++) {
      traffic.add(0, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.1, "10.0.0.1"));
    }
    traffic.object();
    return traffic;
  }
}
