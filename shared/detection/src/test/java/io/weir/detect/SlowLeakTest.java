package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Digest;
import io.weir.feature.FeatureVector;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** A site that is slower by day than by night, and what creeps up in it. */
final class SlowLeakTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final int DAY = 288;
  private static final int DAYS = 14;
  private static final int HOUR = 12;

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<History> windows = new ArrayList<>();
  private double wave;

  private final Knowledge knowledge = new Knowledge(learned(), Limits.defaults(), Optional.empty());

  private Profile learned() {
    live(DAYS * DAY, hour -> 1, hour -> 0);
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(windows);
  }

  /** Lives on for so many windows, with a factor of latency and a share of errors by the hour. */
  private List<Finding> live(int count, DoubleUnaryOperator slower, DoubleUnaryOperator failing) {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = START.plus(WIDTH.multipliedBy(windows.size()));
      double hour = time.atZone(ZoneOffset.UTC).getHour() + i % HOUR / (double) HOUR;
      wave = 0.9 * wave + 0.02 * random.nextGaussian();
      double rhythm = 1 + 0.8 * Math.pow(Math.sin(Math.PI * hour / 24), 2);
      double since = i / (double) HOUR;
      double latency =
          50 * rhythm * Math.exp(wave + 0.03 * random.nextGaussian()) * slower.applyAsDouble(since);
      double errors = 0.002 + 0.001 * random.nextDouble() + failing.applyAsDouble(since);
      Digest digest = digest(1000 * rhythm, latency, errors);
      if (knowledge != null) {
        WindowKey key = new WindowKey("s", time, WIDTH);
        List<History> before = windows.subList(windows.size() - 72, windows.size());
        found.addAll(
            new AnomalyDetector(50, "logs").detect(key, digest, knowledge, before, List.of()));
      }
      windows.add(new History(time, digest, false));
    }
    return found;
  }

  private static Digest digest(double requests, double latency, double errors) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> requests;
                  case UNIQUE_CLIENTS -> requests / 4;
                  case TYPICAL_LATENCY -> latency;
                  case SERVER_ERRORS -> errors;
                  default -> Double.NaN;
                });
    return new Digest(features, 2, Map.of(), List.of());
  }

  private static List<FindingType> types(List<Finding> findings) {
    return findings.stream().map(Finding::type).distinct().toList();
  }

  @Test
  void aWeekOfDaysAndNights_isNoDrift() {
    assertThat(types(live(7 * DAY, hour -> 1, hour -> 0))).doesNotContain(FindingType.SLOW_LEAK);
  }

  @Test
  void latencyThatDoublesOverSixHours_isALeakWithWhatItWas() {
    List<Finding> found = live(6 * HOUR, hour -> 1 + hour / 6, hour -> 0);

    assertThat(found).extracting(Finding::type).contains(FindingType.SLOW_LEAK);
    Finding last =
        found.stream().filter(f -> f.type() == FindingType.SLOW_LEAK).reduce((a, b) -> b).get();
    assertThat(last.explanation())
        .startsWith("Creeping up for 3 hours: mean response time of the fastest 95 % ");
    assertThat(last.evidence().get(0).observed())
        .isGreaterThan(1.3 * last.evidence().get(0).expected());
  }

  @Test
  void errorsThatCreepToThreeInAHundred_areALeak() {
    assertThat(types(live(6 * HOUR, hour -> 1, hour -> 0.03 * hour / 6)))
        .contains(FindingType.SLOW_LEAK);
  }

  @Test
  void latencyThatDoublesAtOnce_isNone() {
    assertThat(types(live(6 * HOUR, hour -> hour < 2 ? 1 : 2, hour -> 0)))
        .contains(FindingType.PERFORMANCE_DEGRADATION)
        .doesNotContain(FindingType.SLOW_LEAK);
  }

  @Test
  void wayBackFromAQuickHour_isNone() {
    assertThat(types(live(6 * HOUR, hour -> Math.min(1, 0.5 + hour / 8), hour -> 0)))
        .doesNotContain(FindingType.SLOW_LEAK);
  }
}
