package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileCodec;
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
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A source of five hundred requests a window, of which two in a thousand fail. */
final class FailingHourTest {
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int REQUESTS = 500;
  private static final int WINDOWS = 10 * 288;
  private static final double USUAL = 0.002;

  /** Seven failures in a window: in three windows in a row this source has as many by chance. */
  private static final double MORE = 0.014;

  private static final Limit OF_WINDOWS = new Limit(8, 8, 5, 5);

  private final AnomalyDetector detector = new AnomalyDetector(100, "logs");

  @Test
  void oneInAHundredMoreForAnHour_isToldThoughNoWindowShowsIt() {
    assertThat(detect(past(), repeat(MORE, 12)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.type()).isEqualTo(FindingType.ERROR_SPIKE);
              assertThat(finding.explanation())
                  .startsWith("On average over 60 minutes: 5xx rate 1.4 %, expected about 0.2 %");
            });
  }

  @Test
  void oneWindowWithFewAtItsEnd_endsNoHour() {
    double[] failing = repeat(1.2 * MORE, 12);
    failing[11] = USUAL;
    assertThat(detect(past(), failing)).hasSize(1);
  }

  @Test
  void lessThanAnHour_orOver_orHardlyMore_isNot() {
    assertThat(detect(past(), repeat(MORE, 4))).isEmpty();
    double[] over = repeat(MORE, 12);
    over[10] = USUAL;
    over[11] = USUAL;
    assertThat(detect(past(), over)).isEmpty();
    assertThat(detect(past(), repeat(MORE / 2, 12))).isEmpty();
  }

  @Test
  void whatFailsForAnHourOnManyDays_isNotNewsThoughEachWasAnIncident() {
    List<History> often = new ArrayList<>(past());
    for (int i = 0; i < WINDOWS; i++) {
      if (i % 288 < 12) {
        Instant start = often.get(i + 24 * (i / 288 % 7)).start();
        often.set(i + 24 * (i / 288 % 7), new History(start, digest(2 * MORE), true));
      }
    }
    assertThat(detect(often, repeat(MORE, 12))).isEmpty();
  }

  @Test
  void howFarHoursStray_isStored() {
    Profile profile = fit(past());
    assertThat(profile.customs().failing()).isPositive();
    assertThat(ProfileCodec.read(ProfileCodec.write(profile)).customs().failing())
        .isCloseTo(profile.customs().failing(), withinPercentage(0.01));
  }

  private static Profile fit(List<History> past) {
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }

  private List<Finding> detect(List<History> past, double... failing) {
    List<History> windows = new ArrayList<>(past);
    int last = failing.length - 1;
    for (int i = 0; i < last; i++) {
      int at = WINDOWS - last + i;
      windows.set(at, new History(windows.get(at).start(), digest(failing[i]), false));
    }
    Knowledge knowledge =
        new Knowledge(
            fit(past),
            Limits.of(Map.of(Feature.SERVER_ERRORS, OF_WINDOWS)),
            Optional.of(readings -> 0.0));
    WindowKey key = new WindowKey("app/shop", START.plus(WIDTH.multipliedBy(WINDOWS)), WIDTH);
    return detector.detect(
        key, digest(failing[last]), knowledge, windows.subList(WINDOWS - 72, WINDOWS), List.of());
  }

  private static double[] repeat(double value, int times) {
    return IntStream.range(0, times).mapToDouble(i -> value).toArray();
  }

  private static List<History> past() {
    SplittableRandom random = new SplittableRandom(7);
    List<History> past = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      int failed =
          (int) IntStream.range(0, REQUESTS).filter(r -> random.nextDouble() < USUAL).count();
      past.add(
          new History(
              START.plus(WIDTH.multipliedBy(i)), digest((double) failed / REQUESTS), false));
    }
    return past;
  }

  private static Digest digest(double failing) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> REQUESTS;
                  case UNIQUE_CLIENTS -> 200;
                  case SERVER_ERRORS -> failing;
                  default -> Double.NaN;
                });
    return new Digest(features, 1, Map.of(), List.of());
  }
}
