package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstHoursTest {
  private static final WindowKey KEY =
      WindowKey.of("s", Instant.parse("2026-03-02T10:00:00Z"), Duration.ofMinutes(5));

  private static List<Finding> found(double requests, double rate) {
    return new AnomalyDetector(50, "t").detect(KEY, digest(requests, rate), List.of());
  }

  private static Digest digest(double requests, double rate) {
    FeatureVector features =
        FeatureVector.of(
            f -> f == Feature.REQUESTS ? requests : f == Feature.SERVER_ERRORS ? rate : Double.NaN);
    return new Digest(features, 1, Map.of(), List.of());
  }

  /** A window of 35 requests after others of 35, the earliest first. */
  private static List<Finding> foundAfter(double rate, double... earlier) {
    List<History> before = new ArrayList<>();
    for (int i = 0; i < earlier.length; i++) {
      Instant start = KEY.start().minus(KEY.width().multipliedBy(earlier.length - i));
      before.add(new History(start, digest(35, earlier[i]), false));
    }
    return new AnomalyDetector(50, "t").detect(KEY, digest(35, rate), before, List.of());
  }

  @Test
  void halfOfASmallSource_isToldByWindowsInARow() {
    assertThat(foundAfter(0.5, 0, 0, 0.5))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.explanation()).startsWith("35 of 70 requests");
            });
    assertThat(foundAfter(0, 0.5, 0.5)).as("it is over").isEmpty();
    assertThat(foundAfter(0.5)).as("too few requests").isEmpty();
    assertThat(foundAfter(0.1, 0, 0)).as("a few").isEmpty();
  }

  @Test
  void halfOfAllRequests_isTold() {
    assertThat(found(200, 0.5))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.type()).isEqualTo(FindingType.ERROR_SPIKE);
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.explanation()).startsWith("100 of 200 requests");
            });
  }

  @Test
  void anEighth_isTold() {
    assertThat(found(200, 0.12))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.MEDIUM);
  }

  @Test
  void aFew_areNot() {
    assertThat(found(200, 0.04)).isEmpty();
    assertThat(found(20, 0.9)).isEmpty();
    assertThat(found(200, Double.NaN)).isEmpty();
  }
}
