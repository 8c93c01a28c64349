package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An operator changes the width of windows: another history begins, and ordinary traffic is that.
 */
final class WidthChangeTest {
  private static final int BEFORE = 48;
  private static final int AFTER = 16;

  @Test
  void evenTraffic_isNeitherADropNorMissing() throws IOException {
    Traffic traffic = new Traffic(11);
    Pipeline pipeline = Pipeline.over(traffic);
    for (int w = 0; w < BEFORE; w++) {
      pipeline.live(w, traffic.normal(w, 830).object());
    }
    assertThat(pipeline.incidents.allFindings()).isEmpty();

    Settings minutes = minutes(pipeline.settings);
    var ingest = new IngestStep(traffic, pipeline.windows, minutes, pipeline.clock);
    var score =
        new ScoreStep(
            pipeline.windows,
            pipeline.incidents,
            pipeline.verdicts,
            pipeline.models,
            minutes,
            pipeline.clock);
    for (int w = BEFORE; w < BEFORE + AFTER; w++) {
      Instant end = Traffic.window(w + 1);
      pipeline.clock.to(end.plusSeconds(240));
      ingest.ingest(traffic.normal(w, 830).object());
      pipeline.clock.to(end.plus(Duration.ofMinutes(10)));
      score.score(Stated.of(List.of()));
    }
    assertThat(pipeline.incidents.allFindings()).isEmpty();
    assertThat(pipeline.told()).isEmpty();
    Instant changed = Traffic.window(BEFORE);
    assertThat(pipeline.windows.summaries(Traffic.SOURCE, changed, Traffic.window(BEFORE + AFTER)))
        .hasSizeGreaterThan(5 * AFTER - 10)
        .allSatisfy(summary -> assertThat(summary.key().width()).hasMinutes(1));
  }

  private static Settings minutes(Settings settings) {
    return new Settings(
        Duration.ofMinutes(1),
        settings.zone(),
        settings.minRequests(),
        settings.falseAlarmsPerWeek(),
        settings.contamination(),
        settings.trainingDays(),
        settings.lateness(),
        settings.paging(),
        settings.suppressions(),
        settings.athenaTable());
  }
}
