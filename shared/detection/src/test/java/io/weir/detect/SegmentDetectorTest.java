package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.finding.FindingType;
import io.weir.window.WindowKey;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentDetectorTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final int DAY = 288;

  private static Segment path(
      String name, long requests, long denied, long failed, double octaves) {
    long log = Math.round(requests * octaves * 1024);
    return new Segment(
        SegmentKind.PATH, name, requests, 0, denied, denied, failed, 0, requests, log);
  }

  private static Digest digest(List<Segment> segments) {
    double requests = segments.stream().mapToLong(Segment::requests).sum();
    FeatureVector features =
        FeatureVector.of(
            f -> f == Feature.REQUESTS ? requests : f == Feature.UNIQUE_CLIENTS ? 100 : 0);
    return new Digest(features, 1, Map.of(), segments);
  }

  /** The front page, sign-in and checkout, of which every 2,000th request fails. */
  private static Digest usual(int window) {
    return digest(
        List.of(
            path("/", 2960, 0, 1, 15.6),
            path("/login", 30, 2, 0, 15.6),
            path("/checkout", 10, 0, window % 200 == 0 ? 1 : 0, 15.6 + window % 3 * 0.1)));
  }

  private static List<History> history(int windows) {
    List<History> history = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      history.add(new History(START.plus(WIDTH.multipliedBy(i)), usual(i), false));
    }
    return history;
  }

  private static SegmentDetector detector(List<History> past, Digest now) {
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
    Instant start = past.get(past.size() - 1).start().plus(WIDTH);
    return new SegmentDetector(new WindowKey("s", start, WIDTH), now, profile, past, 3000);
  }

  @Test
  void tenOfThreeThousand_thatAllFailAreToldInTheFirstWindow() {
    Digest now = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/checkout", 10, 0, 10, 15.6)));
    Optional<SegmentDetector.Trouble> trouble = detector(history(DAY), now).failing();
    assertThat(trouble).isPresent();
    assertThat(trouble.get().type()).isEqualTo(FindingType.PARTIAL_OUTAGE);
    assertThat(trouble.get().shown().name()).isEqualTo("/checkout");
    assertThat(SegmentText.sentence(trouble.get())).contains("path /checkout answered 10 of 10");
  }

  @Test
  void twoFailures_areNoOutage() {
    Digest now = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/checkout", 2, 0, 2, 15.6)));
    assertThat(detector(history(DAY), now).failing()).isEmpty();
  }

  /** At night: a hundred requests a window, one of two of them to the checkout. */
  private static List<History> night(int failing, int[] failed) {
    List<History> past = new ArrayList<>(history(DAY));
    for (int i = 0; i < failing; i++) {
      Segment checkout = path("/checkout", Math.max(1, failed[i]), 0, failed[i], 15.6);
      Digest digest = digest(List.of(path("/", 98, 0, 0, 15.6), checkout));
      past.add(new History(START.plus(WIDTH.multipliedBy(DAY + i)), digest, false));
    }
    return past;
  }

  @Test
  void fewThatAllFailForHalfAnHour_areAnOutage() {
    Digest now = digest(List.of(path("/", 98, 0, 0, 15.6), path("/checkout", 1, 0, 1, 15.6)));
    Optional<SegmentDetector.Trouble> trouble =
        detector(night(5, new int[] {1, 0, 2, 2, 0}), now).failing();
    assertThat(trouble).isPresent();
    assertThat(SegmentText.sentence(trouble.get()))
        .contains("path /checkout answered 6 of 8 requests in 6 windows with 5xx");
  }

  @Test
  void fewFailuresAmongMany_forHalfAnHourAreNoOutage() {
    List<History> past = new ArrayList<>(history(DAY));
    for (int i = 0; i < 5; i++) {
      Digest digest = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/checkout", 5, 0, 1, 15)));
      past.add(new History(START.plus(WIDTH.multipliedBy(DAY + i)), digest, false));
    }
    Digest now = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/checkout", 5, 0, 1, 15)));
    assertThat(detector(past, now).failing()).isEmpty();
  }

  @Test
  void signInThatRefusesTheFewWhoCome_isAnOutage() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      long refused = i < DAY - 2 ? 1 + i % 2 : 9;
      Digest digest =
          digest(List.of(path("/", 540, 0, 0, 15.6), path("/login", 9, refused, 0, 15.6)));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    Digest all = digest(List.of(path("/", 540, 0, 0, 15.6), path("/login", 9, 9, 0, 15.6)));
    assertThat(detector(past, all).failing().map(t -> t.shown().name())).contains("/login");
    Digest some = digest(List.of(path("/", 540, 0, 0, 15.6), path("/login", 9, 5, 0, 15.6)));
    assertThat(detector(past.subList(0, DAY - 2), some).failing()).isEmpty();
  }

  @Test
  void whatNeverWorked_isNoOutage() {
    Digest now = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/wp.php", 40, 0, 40, 15.6)));
    assertThat(detector(history(DAY), now).failing()).isEmpty();
  }

  @Test
  void waveOfRefusedSignIns_isASiegeAndASignInThatRefusesAllIsNone() {
    Digest wave = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/login", 300, 290, 0, 15.6)));
    assertThat(detector(history(DAY), wave).besieged()).isPresent();
    Digest broken = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/login", 31, 31, 0, 15.6)));
    SegmentDetector detector = detector(history(DAY), broken);
    assertThat(detector.besieged()).isEmpty();
    assertThat(detector.failing().map(t -> t.shown().name())).contains("/login");
  }

  @Test
  void hostsAndTargetsOfASiege_areNoOutageUnlessTheyFail() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      Digest digest = digest(onOneTarget(path("/", 400, 4, 0, 15.6), path("/login", 20, 1, 0, 15)));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    Segment wave = path("/login", 900, 880, 0, 15);
    assertThat(detector(past, digest(onOneTarget(path("/", 400, 4, 0, 15.6), wave))).failing())
        .isEmpty();
    Digest both = digest(onOneTarget(path("/", 400, 4, 390, 15.6), wave));
    assertThat(detector(past, both).failing()).isPresent();
  }

  @Test
  void targetOfASlowJob_isSlow_butNoPathIsUnlessItIsKnown() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      Segment front = path("/", 60, 0, 0, 15.6 + i % 3 * 0.1);
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(onOneTarget(front)), false));
    }
    Segment front = path("/", 60, 0, 0, 15.6);
    Segment job = path("/export/*", 200, 0, 0, 19);
    SegmentDetector besideIt = detector(past, digest(onOneTarget(front, job)));
    assertThat(besideIt.slowness().slow(true)).isPresent();
    assertThat(besideIt.slowness().isAnyPathSlow()).isFalse();
    Segment slow = path("/", 60, 0, 0, 18.6);
    assertThat(detector(past, digest(onOneTarget(slow, job))).slowness().isAnyPathSlow()).isTrue();
  }

  @Test
  void whereAllIsSlow_noSegmentIsAPart() {
    Digest now = digest(List.of(path("/", 2960, 0, 1, 18.6), path("/checkout", 20, 0, 0, 19)));
    assertThat(detector(history(DAY), now).slowness().slow(true)).isEmpty();
    assertThat(detector(history(DAY), now).slowness().slow(false)).isPresent();
  }

  private static List<Segment> onOneTarget(Segment... paths) {
    List<Segment> segments = new ArrayList<>(List.of(paths));
    long requests = segments.stream().mapToLong(Segment::requests).sum();
    long denied = segments.stream().mapToLong(Segment::denied).sum();
    long failed = segments.stream().mapToLong(Segment::serverErrors).sum();
    long log = segments.stream().mapToLong(Segment::latencyLog).sum();
    for (SegmentKind kind : List.of(SegmentKind.HOST, SegmentKind.TARGET)) {
      String name = kind.toString();
      segments.add(new Segment(kind, name, requests, 0, denied, denied, failed, 0, requests, log));
    }
    return segments;
  }

  @Test
  void slowPart_isTold() {
    Digest now = digest(List.of(path("/", 2960, 0, 1, 15.6), path("/checkout", 20, 0, 0, 19)));
    assertThat(detector(history(DAY), now).slowness().slow(true).map(t -> t.shown().name()))
        .contains("/checkout");
    assertThat(detector(history(DAY), usual(1)).slowness().slow(true)).isEmpty();
  }

  /** Sixty segments of all sizes, each with failures of its own rate, by chance, for four weeks. */
  @Test
  void manySegments_bringNoMoreFalseAlarms() {
    Random random = new Random(7);
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), byChance(random), false));
    }
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
    int alarms = 0;
    for (int i = DAY; i < 29 * DAY; i++) {
      Instant start = START.plus(WIDTH.multipliedBy(i));
      Digest now = byChance(random);
      List<History> before = past.subList(past.size() - 3, past.size());
      WindowKey key = new WindowKey("s", start, WIDTH);
      alarms += new SegmentDetector(key, now, profile, before, 3000).failing().isPresent() ? 1 : 0;
      past.add(new History(start, now, false));
    }
    assertThat(alarms).isLessThanOrEqualTo(1);
  }

  private static Digest byChance(Random random) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int requests = 3 + random.nextInt(4 + i * 3);
      int failed = 0;
      for (int j = 0; j < requests; j++) {
        failed += random.nextDouble() < 0.002 * (1 + i % 10) ? 1 : 0;
      }
      segments.add(path("/" + (char) ('a' + i % 26) + "x".repeat(i / 26), requests, 0, failed, 15));
    }
    return digest(segments);
  }

  @Test
  void otherPathsThatAreAskedFor_areNotSlower() {
    // At night nearly all ask for the front page; now the checkout, which takes four times as long.
    List<History> past = new ArrayList<>();
    for (int i = 0; i < DAY; i++) {
      Digest digest =
          digest(List.of(path("/", 90, 0, 0, 13 + i % 3 * 0.1), path("/checkout", 6, 0, 0, 15)));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    Digest mix = digest(List.of(path("/", 30, 0, 0, 13.1), path("/checkout", 66, 0, 0, 15)));
    assertThat(detector(past, mix).slowness().areAsEver()).isTrue();
    Digest slow = digest(List.of(path("/", 90, 0, 0, 13.6), path("/checkout", 6, 0, 0, 15.5)));
    assertThat(detector(past, slow).slowness().areAsEver()).isFalse();
    Digest unknown = digest(List.of(path("/", 30, 0, 0, 13.1), path("/new", 66, 0, 0, 15)));
    assertThat(detector(past, unknown).slowness().areAsEver()).isFalse();
  }

  @Test
  void whatWasSlowForHalfAnHour_isNotAsEver() {
    List<History> past = new ArrayList<>(history(DAY));
    for (int i = 0; i < 5; i++) {
      Digest digest = digest(List.of(path("/", 50, 0, 0, 16.6)));
      past.add(new History(START.plus(WIDTH.multipliedBy(DAY + i)), digest, false));
    }
    Digest now = digest(List.of(path("/", 50, 0, 0, 15.7)));
    assertThat(detector(past, now).slowness().areAsEver()).isFalse();
    assertThat(detector(history(DAY), now).slowness().areAsEver()).isTrue();
  }
}
