package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import org.junit.jupiter.api.Test;

final class SpineTest {
  private static final int HOURS = 12;
  private static final int PER_HOUR = 12;

  @Test
  void quietDay_tellsNothing() {
    Pipeline pipeline = Pipeline.over(day(1, window -> {})).runAll();
    assertThat(pipeline.told()).isEmpty();
    assertThat(pipeline.sent).isEmpty();
  }

  @Test
  void failingPath_isOneErrorSpikeAboutThatPath() {
    Traffic traffic = quiet(2);
    for (int w = 0; w < HOURS * PER_HOUR; w++) {
      traffic.normal(w, 400);
      for (int i = 0; i < (w >= 60 && w < 66 ? 100 : 0); i++) {
        traffic.add(w, new Line("198.51.100." + i, "/pay", 500, 500, 0.02, "10.0.0.1"));
      }
      traffic.object();
    }
    Pipeline pipeline = Pipeline.over(traffic).runAll();
    assertThat(pipeline.told()).hasSize(1);
    Incident incident = pipeline.told().get(0);
    assertThat(incident.type()).isEqualTo(FindingType.ERROR_SPIKE);
    assertThat(incident.opened()).isEqualTo(Traffic.window(60));
    assertThat(incident.closed()).contains(Traffic.window(66));
    assertThat(incident.subject()).isEqualTo("/pay");
    assertThat(incident.learning()).isTrue();
    assertThat(incident.evidence().subList(0, 3))
        .anySatisfy(e -> assertThat(e.label()).contains("/pay"));
    assertThat(pipeline.sent).hasSizeBetween(2, 4);
    assertThat(pipeline.sent.get(0).text()).startsWith("Error_Spike on " + Traffic.SOURCE);
  }

  @Test
  void scoringAgain_changesNothing() {
    Traffic traffic = quiet(2);
    for (int w = 0; w < HOURS * PER_HOUR; w++) {
      traffic.normal(w, w >= 60 && w < 66 ? 1600 : 300).object();
    }
    Pipeline pipeline = Pipeline.over(traffic).runAll();
    var incidents = pipeline.incidents.allIncidents();
    var findings = pipeline.incidents.allFindings();
    assertThat(pipeline.told()).hasSize(1);
    pipeline.runAll();
    assertThat(pipeline.incidents.allIncidents()).isEqualTo(incidents);
    assertThat(pipeline.incidents.allFindings()).isEqualTo(findings);
  }

  private static Traffic quiet(long seed) {
    return new Traffic(seed);
  }

  private static Traffic day(long seed, java.util.function.IntConsumer extra) {
    Traffic traffic = new Traffic(seed);
    for (int w = 0; w < HOURS * PER_HOUR; w++) {
      traffic.normal(w, 300);
      extra.accept(w);
      traffic.object();
    }
    return traffic;
  }
}
