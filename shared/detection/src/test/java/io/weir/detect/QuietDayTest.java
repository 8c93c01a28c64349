package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
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
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A site that adds and removes targets as the traffic needs, on a day that is quieter. */
final class QuietDayTest {
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int A_DAY = 288;
  private static final int DAYS = 8;
  private static final int NOON = 144;

  @Test
  void asManyAsSoManyRequestsWereServedByBefore_areNoLoss() {
    assertThat(detect(QuietDayTest::asNeeded, 400, 8)).isEmpty();
  }

  @Test
  void fewerThanThat_areALoss() {
    assertThat(detect(QuietDayTest::asNeeded, 400, 5))
        .extracting(Finding::type)
        .containsExactly(FindingType.BACKEND_LOSS);
    assertThat(detect(QuietDayTest::asNeeded, 600, 8))
        .extracting(Finding::type)
        .containsExactly(FindingType.BACKEND_LOSS);
    assertThat(detect(requests -> 12, 400, 8))
        .extracting(Finding::type)
        .containsExactly(FindingType.BACKEND_LOSS);
  }

  private static List<Finding> detect(IntUnaryOperator targets, int requests, int now) {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAYS * A_DAY + NOON; i++) {
      int many = requestsAt(i % A_DAY);
      Digest digest = digest(many, targets.applyAsInt(many));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
    WindowKey key =
        WindowKey.of("site", START.plus(WIDTH.multipliedBy(DAYS * A_DAY + NOON)), WIDTH);
    return new AnomalyDetector(50, "logs")
        .detect(
            key,
            digest(requests, now),
            new Knowledge(
                profile, Limits.of(Map.of(Feature.REQUESTS, Limit.of(100))), Optional.empty()),
            past.subList(past.size() - 24, past.size()),
            List.of());
  }

  private static int asNeeded(int requests) {
    return Math.max(2, requests / 50);
  }

  /** From 100 at midnight to 600 at noon. */
  private static int requestsAt(int window) {
    return 100 + 500 * (NOON - Math.abs(NOON - window)) / NOON + window % 7;
  }

  private static Digest digest(double requests, double targets) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> requests;
                  case UNIQUE_CLIENTS -> requests / 3;
                  case BACKENDS -> targets;
                  default -> Double.NaN;
                });
    return new Digest(features, 1, Map.of(), List.of());
  }
}
