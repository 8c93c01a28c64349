package io.weir.lab.evaluate.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.lab.ReplayClock;
import io.weir.lab.evaluate.labelled.Labels.Trouble;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted as found, as false, as rightly named, on an example counted by hand. */
class JudgementTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Trouble CHECKOUT =
      new Trouble("path", at(600), at(630), List.of("Partial_Outage"), List.of("/checkout"));

  private final ReplayClock clock = new ReplayClock(START);
  private final Telling telling = new Telling(clock);
  private final InMemoryIncidentStore store = new InMemoryIncidentStore(telling);
  private final IncidentTracker tracker =
      new IncidentTracker(store, Paging.defaults(), new Suppressions(List.of()));

  @Test
  void incidentDuringATrouble_findsAndNamesIt() {
    tell(605, FindingType.PARTIAL_OUTAGE, "/checkout");

    Judgement judgement = judged();

    Judgement.Found found = judgement.outcomes().get(0);
    assertThat(found.told()).hasValue(at(620));
    assertThat(found.isRightType()).isTrue();
    assertThat(found.isCauseNamed()).isTrue();
    assertThat(found.messages()).as("began, and over").isEqualTo(2);
    assertThat(judgement.falsely()).isEmpty();
  }

  @Test
  void incidentOfAnotherName_findsButMisnames() {
    tell(605, FindingType.TRAFFIC_SPIKE, "");

    Judgement.Found found = judged().outcomes().get(0);
    assertThat(found.isFound()).isTrue();
    assertThat(found.isRightType()).isFalse();
    assertThat(found.isCauseNamed()).isFalse();
  }

  @Test
  void incidentFarFromAnyTrouble_isFalse() {
    tell(60, FindingType.ERROR_SPIKE, "");
    tell(665, FindingType.ERROR_SPIKE, "");

    Judgement judgement = judged();
    assertThat(judgement.outcomes().get(0).isFound()).isFalse();
    assertThat(judgement.falsely()).hasSize(2);
  }

  @Test
  void incidentThatWasOpenBefore_findsNothingUnlessItIsToldAgain() {
    tell(590, FindingType.ERROR_SPIKE, "");

    Judgement judgement = judged();
    assertThat(judgement.outcomes().get(0).isFound()).isFalse();
    assertThat(judgement.falsely()).as("its last window is near the trouble").isEmpty();
  }

  /** Tells people of one sure finding, 15 minutes after its window began. */
  private void tell(int minute, FindingType type, String subject) {
    WindowKey key = WindowKey.of("shop", at(minute), Duration.ofMinutes(5));
    clock.moveTo(at(minute + 15));
    Finding finding =
        new Finding(
            key,
            type,
            subject,
            Severity.HIGH,
            0.9,
            "it fails",
            List.of(new Evidence("5xx rate", "%", 50, 0, 1)),
            false,
            new Sample(100, 1, 1, "", List.of()));
    tracker.apply(key, List.of(finding), any -> true);
    tracker.resolve("shop", at(minute + 60));
  }

  private Judgement judged() {
    Labels labels =
        new Labels("one", ZoneOffset.UTC, START, START, at(1440), true, false, List.of(CHECKOUT));
    return new Judgement(labels, telling.of(store.allIncidents()));
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
