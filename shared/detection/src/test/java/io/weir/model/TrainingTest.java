package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.ProfileFitter;
import io.weir.detect.AnomalyDetector;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.window.Dimension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(15);
  private static final int DAY = 96;

  private final SplittableRandom random = new SplittableRandom(7);
  private final InMemoryModelStore models = new InMemoryModelStore();

  @Test
  void modelThatIsKept_learnsWhoWasHere() throws Exception {
    assertThat(trainedOn(windows(0, 6, 1.5), 6)).isTrue();

    List<History> later = windows(6, 14, 0.05);
    later.addAll(windows(14, 20, 1.5));
    int last = later.size() - 1;
    later.set(last, visited(later.get(last).start()));

    assertThat(trainedOn(later, 20)).as("alarms more than the one in use").isFalse();
    SourceModel kept = ModelCodec.model(models.current("shop").orElseThrow());
    assertThat(kept.profile().regulars().visitors()).containsKey("sync/2");
    assertThat(kept.profile().windows()).as("of the first six days").isEqualTo(6 * DAY);
  }

  @Test
  void modelThatIsKept_isNotStoredAgainWithoutNews() throws Exception {
    assertThat(trainedOn(windows(0, 6, 1.5), 6)).isTrue();
    List<History> later = windows(6, 14, 0.05);
    later.addAll(windows(14, 20, 1.5));

    assertThat(trainedOn(later, 20)).isFalse();
    assertThat(models.versions("shop")).hasSize(1);
  }

  private boolean trainedOn(List<History> windows, int day) throws Exception {
    Clock clock = Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    return new Training(
            models,
            new ProfileFitter(ZoneOffset.UTC, WIDTH),
            new AnomalyDetector(50, "logs"),
            WIDTH,
            1,
            OptionalDouble.empty(),
            clock)
        .train("shop", windows);
  }

  /** Windows of some days, whose requests stray by a factor of about e to the power of that. */
  private List<History> windows(int fromDay, int toDay, double strays) {
    List<History> windows = new ArrayList<>();
    for (int i = fromDay * DAY; i < toDay * DAY; i++) {
      double requests = 3000 * Math.exp(strays * (2 * random.nextDouble() - 1));
      Instant start = START.plus(WIDTH.multipliedBy(i));
      windows.add(new History(start, digest(requests, Map.of()), false));
    }
    return windows;
  }

  private static History visited(Instant start) {
    return new History(
        start, digest(9000, Map.of(Dimension.USER_AGENT, Map.of("sync/2", 6000L))), true);
  }

  private static Digest digest(double requests, Map<Dimension, Map<String, Long>> heavy) {
    FeatureVector features =
        FeatureVector.of(
            f -> f == Feature.REQUESTS ? requests : f == Feature.UNIQUE_CLIENTS ? 400 : Double.NaN);
    return new Digest(features, 1, heavy, List.of());
  }
}
