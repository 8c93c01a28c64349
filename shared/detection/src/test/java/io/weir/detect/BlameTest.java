package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.FeatureVector;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlameTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final double REQUESTS = 130;
  private static final Profile PROFILE = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(usual());

  private static Digest digest(
      double requests, double errors, double millis, Map<Dimension, Map<String, Long>> heavy) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> requests;
                  case UNIQUE_CLIENTS -> 60;
                  case ERROR_RATE, SERVER_ERRORS -> errors / requests;
                  case TYPICAL_LATENCY, P95_LATENCY -> millis;
                  default -> Double.NaN;
                });
    return new Digest(features, 1, heavy, List.of());
  }

  private static List<History> usual() {
    List<History> history = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      Digest window =
          digest(
              REQUESTS,
              i % 100 == 0 ? 1 : 0,
              50,
              Map.of(
                  Dimension.PATH, Map.of("/", 100L, "/pay", 30L),
                  Dimension.SLOW_PATH, Map.of("/", 5000L, "/pay", 1500L),
                  Dimension.TARGET, Map.of("10.0.0.1", 44L, "10.0.0.2", 43L, "10.0.0.3", 43L)));
      history.add(new History(START.plus(WIDTH.multipliedBy(i)), window, false));
    }
    return history;
  }

  /** The front page and items, each of which is asked for by itself. */
  private static Digest shop(long front, long items) {
    Digest whole =
        digest((double) front + items, 0, 50, Map.of(Dimension.PATH, Map.of("/", front)));
    List<Segment> forms =
        List.of(
            new Segment(SegmentKind.PATH, "/", front, 0, 0, 0, 0, 0, 0, 0),
            new Segment(SegmentKind.PATH, "/item/*", items, 0, 0, 0, 0, 0, 0, 0));
    return new Digest(whole.features(), 1, Map.of(), forms);
  }

  @Test
  void itemsThatAreFetchedOneByOne_areTheCauseTogether() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), shop(100, 30), false));
    }
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
    TypeRule spike = rule(FindingType.TRAFFIC_SPIKE);
    Instant time = START.plus(WIDTH.multipliedBy(288));
    Digest fetched = shop(100, 900);
    Readings readings = Readings.of(profile, time, WIDTH, fetched, List.of());
    assertThat(Explainer.cause(spike, Explainer.changes(spike, fetched, profile, readings)))
        .map(Blame.Change::label)
        .contains("path /item/*");
    Digest crowd = shop(770, 230);
    readings = Readings.of(profile, time, WIDTH, crowd, List.of());
    assertThat(Explainer.changes(spike, crowd, profile, readings)).isEmpty();
  }

  private static List<Blame.Change> changes(FindingType type, Digest now) {
    return Explainer.changes(rule(type), now, PROFILE, readings(now));
  }

  private static Readings readings(Digest now) {
    Instant time = START.plus(WIDTH.multipliedBy(288));
    return Readings.of(PROFILE, time, WIDTH, now, List.of());
  }

  private static TypeRule rule(FindingType type) {
    return Classification.TRAFFIC.stream().filter(row -> row.type() == type).findFirst().get();
  }

  private static Optional<String> cause(FindingType type, Digest now) {
    return Explainer.cause(rule(type), changes(type, now)).map(Blame.Change::label);
  }

  /** The lists of a window are bounded: five clients are listed of the thirteen that met errors. */
  @Test
  void clientWithThreeOfEighteenErrors_isNotTheirCause() {
    Map<String, Long> listed = new LinkedHashMap<>();
    listed.put("192.0.2.1", 3L);
    for (int i = 2; i <= 5; i++) {
      listed.put("192.0.2." + i, 1L);
    }
    Digest now = digest(REQUESTS, 18, 50, Map.of(Dimension.ERROR_CLIENT, listed));
    assertThat(cause(FindingType.ERROR_SPIKE, now)).isEmpty();
    assertThat(changes(FindingType.ERROR_SPIKE, now)).as("nor worth a word").isEmpty();
  }

  @Test
  void pathWithMostOfTheErrors_isTheirCauseAndIsToldFirst() {
    Digest now =
        digest(
            REQUESTS,
            18,
            50,
            Map.of(
                Dimension.ERROR_PATH, Map.of("/pay", 16L, "/", 2L),
                Dimension.ERROR_CLIENT, Map.of("192.0.2.1", 17L)));
    assertThat(cause(FindingType.ERROR_SPIKE, now)).contains("failing path /pay");
    List<Blame.Change> changes = changes(FindingType.ERROR_SPIKE, now);
    assertThat(changes.get(0).label()).isEqualTo("failing path /pay");
    assertThat(changes.get(0).part()).isBetween(0.85, 0.95);
  }

  @Test
  void slowPath_isToldByWhatARequestTakes() {
    Digest now =
        digest(
            REQUESTS,
            0,
            700,
            Map.of(
                Dimension.PATH, Map.of("/", 100L, "/pay", 30L),
                Dimension.SLOW_PATH, Map.of("/", 5000L, "/pay", 90_000L)));
    Blame.Change slow = changes(FindingType.PERFORMANCE_DEGRADATION, now).get(0);
    assertThat(slow.label()).isEqualTo("slow path /pay");
    assertThat(slow.unit()).isEqualTo("ms");
    assertThat(slow.observed()).isEqualTo(3000);
    assertThat(slow.expected()).isBetween(40.0, 60.0);
  }

  @Test
  void targetThatIsGone_isTheCauseOfItsLoss() {
    Digest now =
        digest(REQUESTS, 0, 50, Map.of(Dimension.TARGET, Map.of("10.0.0.1", 65L, "10.0.0.2", 65L)));
    assertThat(cause(FindingType.BACKEND_LOSS, now)).contains("target 10.0.0.3");
    Digest two = digest(REQUESTS, 0, 50, Map.of(Dimension.TARGET, Map.of("10.0.0.1", 130L)));
    assertThat(cause(FindingType.BACKEND_LOSS, two)).as("one of two").isEmpty();
  }

  @Test
  void userAgentOfAKnownBot_saysWhoseItIs() {
    assertThat(Blame.Change.of(Dimension.USER_AGENT, "GPTBot/1.3").label())
        .isEqualTo("user agent GPTBot/1.3 (OpenAI, training)");
    assertThat(Blame.Change.of(Dimension.USER_AGENT, "acme-sync/2").label())
        .isEqualTo("user agent acme-sync/2");
    assertThat(Blame.Change.of(Dimension.PATH, "/gptbot").label()).isEqualTo("path /gptbot");
  }
}
