package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Severity;
import io.weir.step.Traffic.Line;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a visit that is known leaves behind: it is excused, and not learned as normal. */
final class VisitWeekTest {
  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  private static final int A_DAY = 288;
  private static final int HOUR = 12;

  @Test
  void crawlIsNoted_butNotLearnedUntilItHasLastedForHours() {
    Traffic traffic = new Traffic(5);
    Pipeline pipeline = Pipeline.over(traffic);
    int begin = 3 * A_DAY + 100;
    for (int w = 0; w < begin + 4 * HOUR; w++) {
      traffic.normal(w, 100);
      int crawled = w < begin ? 6 : 150;
      for (int i = 0; i < crawled; i++) {
        traffic.add(
            w, Line.ok("66.249.66." + i % 3, "/item/" + i % 20, 0.05, "10.0.0.1"), GOOGLEBOT);
      }
      pipeline.live(w, traffic.object());
      if (w % A_DAY == A_DAY - 1) {
        pipeline.train();
      }
    }
    assertThat(pipeline.told()).isEmpty();
    assertThat(pipeline.incidents.findings(key(begin + 6)))
        .isNotEmpty()
        .allMatch(finding -> finding.severity() == Severity.INFO);
    assertThat(summary(pipeline, begin - 1).anomalous()).isFalse();
    assertThat(summary(pipeline, begin + 6).anomalous()).isTrue();
    assertThat(summary(pipeline, begin + 2 * HOUR).anomalous()).isTrue();
    // By then it is no visit, but how the site is.
    assertThat(summary(pipeline, begin + 7 * HOUR / 2).anomalous()).isFalse();
  }

  private static WindowKey key(int window) {
    return new WindowKey(Traffic.SOURCE, Traffic.window(window), WindowKey.DEFAULT_WIDTH);
  }

  private static WindowSummary summary(Pipeline pipeline, int window) {
    Instant start = Traffic.window(window);
    Instant end = start.plus(Duration.ofMinutes(5));
    List<WindowSummary> one = pipeline.windows.summaries(Traffic.SOURCE, start, end);
    return one.get(0);
  }
}
