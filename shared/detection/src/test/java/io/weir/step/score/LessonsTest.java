package io.weir.step.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.store.WindowSummary;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LessonsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final int HOUR = 12;

  private final IncidentTracker tracker =
      new IncidentTracker(
          new InMemoryIncidentStore(), Paging.defaults(), new Suppressions(List.of()));

  @Test
  void windowWithoutFindings_teaches() {
    assertThat(lessons(0).isOne(window(0), List.of())).isTrue();
  }

  @Test
  void windowOfTrouble_teachesNothing() {
    assertThat(lessons(0).isOne(window(0), List.of(outage()))).isFalse();
  }

  @Test
  void windowOfAVisit_teachesOnceThereWereThreeHoursOfIt() {
    assertThat(lessons(3 * HOUR - 1).isOne(window(0), List.of(visit()))).isFalse();
    assertThat(lessons(3 * HOUR).isOne(window(0), List.of(visit()))).isTrue();
  }

  @Test
  void troubleBesideALongVisit_isNotLearnedWhicheverComesFirst() {
    Lessons lessons = lessons(3 * HOUR);
    assertThat(lessons.isOne(window(0), List.of(visit(), outage()))).isFalse();
    assertThat(lessons.isOne(window(0), List.of(outage(), visit()))).isFalse();
  }

  @Test
  void attackAndOldProtocols_spoilNothing() {
    Finding attack = finding(FindingType.SQL_INJECTION, Severity.HIGH);
    Finding oldProtocols = finding(FindingType.COMPLIANCE, Severity.MEDIUM);
    assertThat(lessons(0).isOne(window(0), List.of(attack, oldProtocols))).isTrue();
  }

  @Test
  void stateThatLastsForMoreThanADay_isTheNewNormal() {
    Lessons lessons = lessons(0);
    for (int w = -25 * HOUR; w < 0; w += 3) {
      tracker.apply(window(w), List.of(outage(window(w))), type -> true);
    }
    assertThat(lessons.isOne(window(-2 * HOUR), List.of(outage(window(-2 * HOUR))))).isFalse();
    assertThat(lessons.isOne(window(0), List.of(outage()))).isTrue();
  }

  /** Returns lessons before which so many windows were taken for trouble or a visit. */
  private Lessons lessons(int anomalous) {
    InMemoryWindowStore windows = new InMemoryWindowStore();
    Digest digest =
        new Digest(
            FeatureVector.of(any -> any == Feature.REQUESTS ? 100 : 0), 1, Map.of(), List.of());
    for (int w = -6 * HOUR; w < 0; w++) {
      windows.putSummary(new WindowSummary(window(w), DigestCodec.write(digest), w >= -anomalous));
    }
    Memory memory =
        Memory.read(
            windows,
            window(0).source(),
            WindowKey.DEFAULT_WIDTH,
            window(-6 * HOUR).start(),
            START,
            setback -> {
              throw new AssertionError(setback);
            });
    return new Lessons(tracker, memory);
  }

  private static WindowKey window(int index) {
    return WindowKey.of("app/shop/1", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private static Finding visit() {
    return finding(FindingType.TRAFFIC_SPIKE, Severity.INFO);
  }

  private static Finding outage() {
    return outage(window(0));
  }

  private static Finding outage(WindowKey key) {
    return finding(key, FindingType.ERROR_SPIKE, Severity.MEDIUM);
  }

  private static Finding finding(FindingType type, Severity severity) {
    return finding(window(0), type, severity);
  }

  private static Finding finding(WindowKey key, FindingType type, Severity severity) {
    return new Finding(key, type, "", severity, 0.7, "", List.of(), false, Sample.EMPTY);
  }
}
