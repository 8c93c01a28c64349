package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.baseline.Readings;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A source of sixty requests a window: each alone says next to nothing of how long they take. */
final class AnomalyDetectorTest {
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int WINDOWS = 8 * 288;
  private static final double USUAL = 50;

  /** Half as much again is two deviations of one window. */
  private static final double SLOW = 75;

  private static final Limit BUSY_HOURS = new Limit(8, 8, 4, 4);

  private final AnomalyDetector detector = new AnomalyDetector(100, "logs");

  @Test
  void slownessOfHalfAnHour_isToldThoughNoWindowShowsIt() {
    assertThat(detect(SLOW, SLOW, SLOW, SLOW, SLOW, SLOW))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.type()).isEqualTo(FindingType.PERFORMANCE_DEGRADATION);
              assertThat(finding.explanation()).startsWith("On average over 30 minutes: ");
            });
  }

  @Test
  void slownessThatIsOverOrHasJustBegun_isNotToldByHalfAnHour() {
    assertThat(detect(SLOW, SLOW, SLOW, SLOW, SLOW, USUAL)).isEmpty();
    assertThat(detect(USUAL, USUAL, USUAL, SLOW, SLOW, SLOW)).isEmpty();
    assertThat(detect(SLOW, SLOW, SLOW, USUAL, USUAL, USUAL)).isEmpty();
  }

  @Test
  void slownessOfAQuarterOfAnHour_saysSo() {
    double twice = 2 * USUAL;
    assertThat(detect(USUAL, USUAL, USUAL, twice, twice, twice))
        .singleElement()
        .extracting(Finding::explanation)
        .asString()
        .startsWith("On average over 15 minutes: ");
  }

  @Test
  void answersInAThirdOfTheTimeForHalfAnHour_areToldAsUnknown() {
    double quick = USUAL / 5;
    assertThat(detect(USUAL, quick, quick, quick, quick, quick)).isEmpty();
    assertThat(detect(quick, quick, quick, quick, quick, quick))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.type()).isEqualTo(FindingType.UNKNOWN_ANOMALY);
              assertThat(finding.explanation()).contains("Median response time");
            });
    double quicker = USUAL / 2;
    assertThat(detect(quicker, quicker, quicker, quicker, quicker, quicker)).isEmpty();
  }

  /** A few clients make them, who stay for half an hour: that is no chance that averages out. */
  @Test
  void errorsOfClientsForHalfAnHour_areNotToldAsThoseOfServersAre() {
    assertThat(detect(half(Feature.SERVER_ERRORS))).hasSize(1);
    assertThat(detect(half(Feature.CLIENT_ERRORS))).isEmpty();
  }

  /** Fewer targets stay fewer: a tenth less for half an hour is how a site scales. */
  @Test
  void fewerTargetsForHalfAnHour_areNoChanceThatAveragesOut() {
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past());
    Instant now = START.plus(WIDTH.multipliedBy(WINDOWS));
    Readings readings = Readings.of(profile, now, WIDTH, digest(USUAL), past());
    assertThat(readings.get(Feature.BACKENDS).orElseThrow().chance()).isZero();
    assertThat(readings.get(Feature.REQUESTS).orElseThrow().chance()).isPositive();
  }

  private static Digest[] half(Feature failing) {
    Digest[] half = new Digest[6];
    Arrays.fill(half, digest(USUAL, failing, 0.055));
    return half;
  }

  private List<Finding> detect(double... millis) {
    return detect(
        Arrays.stream(millis).mapToObj(AnomalyDetectorTest::digest).toArray(Digest[]::new));
  }

  private List<Finding> detect(Digest... digests) {
    List<History> past = past();
    int last = digests.length - 1;
    for (int i = 0; i < last; i++) {
      int at = WINDOWS - last + i;
      past.set(at, new History(past.get(at).start(), digests[i], false));
    }
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past());
    Knowledge knowledge =
        new Knowledge(
            profile,
            Limits.of(
                Map.of(
                    Feature.TYPICAL_LATENCY, BUSY_HOURS,
                    Feature.SERVER_ERRORS, BUSY_HOURS,
                    Feature.CLIENT_ERRORS, BUSY_HOURS)),
            Optional.of(readings -> 0.0));
    WindowKey key = new WindowKey("app/shop", START.plus(WIDTH.multipliedBy(WINDOWS)), WIDTH);
    List<History> before = past.subList(WINDOWS - 72, WINDOWS);
    return detector.detect(key, digests[last], knowledge, before, List.of());
  }

  private static List<History> past() {
    SplittableRandom random = new SplittableRandom(7);
    List<History> past = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      double millis = USUAL * Math.exp(0.15 * random.nextGaussian());
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(millis), false));
    }
    return past;
  }

  private static Digest digest(double millis) {
    return digest(millis, Feature.SERVER_ERRORS, 0);
  }

  private static Digest digest(double millis, Feature failing, double share) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> 60;
                  case UNIQUE_CLIENTS -> 30;
                  case BACKENDS -> 10;
                  case TYPICAL_LATENCY, P50_LATENCY -> millis;
                  case SERVER_ERRORS, CLIENT_ERRORS -> feature == failing ? share : 0;
                  default -> Double.NaN;
                });
    return new Digest(features, 1, Map.of(), List.of());
  }
}
