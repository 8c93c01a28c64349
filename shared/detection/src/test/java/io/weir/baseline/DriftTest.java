package io.weir.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DriftTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);

  @Test
  void usual_isLearnedAndKeptWithTheProfile() {
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(days(7));
    assertThat(profile.drifts().get(Feature.TYPICAL_LATENCY)).isBetween(0.005, 0.05);

    String text = Json.write(out -> ProfileJson.write(out, profile));
    assertThat(ProfileJson.read(Json.object(text)).drifts())
        .containsOnlyKeys(profile.drifts().keySet());
  }

  @Test
  void usual_isUnknownInTheFirstDays() {
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(days(3));
    assertThat(profile.drifts()).isEmpty();
    assertThat(Drift.of(profile, Feature.TYPICAL_LATENCY, WIDTH, days(1))).isEmpty();
  }

  @Test
  void hoursThatAreMissing_tellNothing() {
    List<History> all = days(8);
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(all);
    List<History> hours = all.subList(all.size() - 48, all.size());
    assertThat(Drift.of(profile, Feature.TYPICAL_LATENCY, WIDTH, hours)).isPresent();
    List<History> gap = new ArrayList<>(hours);
    gap.subList(10, 30).clear();
    assertThat(Drift.of(profile, Feature.TYPICAL_LATENCY, WIDTH, gap)).isEmpty();
  }

  private static List<History> days(int days) {
    SplittableRandom random = new SplittableRandom(1);
    List<History> windows = new ArrayList<>();
    for (int i = 0; i < days * 288; i++) {
      double latency = 50 * Math.exp(0.05 * random.nextGaussian());
      FeatureVector features =
          FeatureVector.of(
              f ->
                  switch (f) {
                    case REQUESTS -> 1000;
                    case UNIQUE_CLIENTS -> 200;
                    case TYPICAL_LATENCY -> latency;
                    default -> Double.NaN;
                  });
      Digest digest = new Digest(features, 1, Map.of(), List.of());
      windows.add(new History(START.plusSeconds(300L * i), digest, false));
    }
    return windows;
  }
}
