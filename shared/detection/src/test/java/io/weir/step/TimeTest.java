package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import io.weir.step.score.ScoreReport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows that settle, come late, or never come. */
final class TimeTest {
  private static final int QUIET = 40;

  private Traffic traffic;
  private Pipeline pipeline;

  @BeforeEach
  void liveThroughQuietHours() {
    traffic = new Traffic(11);
    pipeline = Pipeline.over(traffic);
    for (int w = 0; w < QUIET; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void halfArrivedWindow_tellsNothing() {
    pipeline.clock.to(Traffic.window(QUIET + 1).plusSeconds(240));
    pipeline.ingest(traffic.normal(QUIET, 30).object());
    ScoreReport early = pipeline.score();
    assertThat(early).isEqualTo(ScoreReport.NOTHING);
    pipeline.clock.to(Traffic.window(QUIET + 1).plusSeconds(500));
    pipeline.ingest(traffic.normal(QUIET, 170).object());
    pipeline.settle(QUIET);
    assertThat(pipeline.told()).isEmpty();
    assertThat(pipeline.windows.dirtyWindows(10)).isEmpty();
  }

  @Test
  void attack_needNotWaitForTheRestOfItsWindow() {
    traffic.normal(QUIET, 30);
    for (int i = 0; i < 20; i++) {
      traffic.add(
          QUIET, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.01, "10.0.0.1"));
    }
    pipeline.clock.to(Traffic.window(QUIET + 1).plusSeconds(60));
    pipeline.ingest(traffic.object());
    pipeline.score();
    assertThat(pipeline.told()).extracting(Incident::subject).containsExactly("203.0.113.7");
    pipeline.ingest(traffic.normal(QUIET, 170).object());
    pipeline.settle(QUIET);
    assertThat(pipeline.told()).hasSize(1);
    assertThat(pipeline.sent).hasSize(1);
  }

  @Test
  void lateData_withdrawsAFalseVerdictOnce() {
    pipeline.live(QUIET, traffic.normal(QUIET, 60).object());
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.TRAFFIC_DROP);
    pipeline.clock.to(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(20)));
    pipeline.ingest(traffic.normal(QUIET, 140).object());
    pipeline.score();
    pipeline.score();
    Incident withdrawn = pipeline.told().get(0);
    assertThat(withdrawn.state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(withdrawn.notice()).isEqualTo(Incident.Notice.REVISED);
    assertThat(withdrawn.explanation()).startsWith("Withdrawn");
    assertThat(pipeline.sent).hasSize(2);
    assertThat(pipeline.incidents.allFindings()).isEmpty();
  }

  @Test
  void data26HoursLate_isCountedAndTellsNothing() {
    for (int w = QUIET + 1; w < QUIET + 1 + 26 * 12; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    int sent = pipeline.sent.size();
    pipeline.ingest(traffic.normal(QUIET, 3000).object());
    pipeline.score();
    assertThat(pipeline.sent).hasSize(sent);
    Instant late = Traffic.window(QUIET);
    assertThat(pipeline.windows.summaries(Traffic.SOURCE, late, late.plusSeconds(1))).hasSize(1);
    assertThat(pipeline.windows.dirtyWindows(10)).isEmpty();
  }

  @Test
  void twoHoursOfSilence_areMissingLogsAndEndWhenLogsComeBack() {
    Instant silentFrom = Traffic.window(QUIET);
    for (int minute = 0; minute <= 120; minute += 5) {
      pipeline.at(silentFrom.plus(Duration.ofMinutes(minute)));
    }
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.MISSING_LOGS);
    assertThat(pipeline.told().get(0).opened()).isEqualTo(silentFrom);
    for (int w = QUIET + 24; w < QUIET + 36; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    Incident over = pipeline.told().get(0);
    assertThat(pipeline.told()).hasSize(1);
    assertThat(over.closed()).contains(Traffic.window(QUIET + 24));
    assertThat(pipeline.sent).hasSize(2);
  }

  @Test
  void backlogOfOurOwn_isNoSilenceAndNoDrop() {
    traffic.normal(QUIET, 20);
    for (int i = 0; i < 20; i++) {
      traffic.add(
          QUIET, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.01, "10.0.0.1"));
    }
    pipeline.clock.to(Traffic.window(QUIET + 1).plusSeconds(240));
    pipeline.ingest(traffic.object());
    for (int minute = 10; minute <= 60; minute++) {
      pipeline.clock.to(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(minute)));
      pipeline.scoreBehind();
    }
    assertThat(pipeline.told()).extracting(Incident::subject).containsExactly("203.0.113.7");
    pipeline.ingest(traffic.normal(QUIET, 180).object());
    for (int w = QUIET + 1; w < QUIET + 13; w++) {
      pipeline.ingest(traffic.normal(w, 200).object());
    }
    pipeline.score();
    assertThat(pipeline.told()).extracting(Incident::subject).containsExactly("203.0.113.7");
    assertThat(pipeline.windows.dirtyWindows(10)).hasSizeLessThan(3);
  }

  @Test
  void lineOfTheFarFuture_leavesNoMarkAndHidesNoSilence() {
    traffic.normal(QUIET, 200).normal(QUIET + 12 * 24 * 300, 5);
    pipeline.clock.to(Traffic.window(QUIET + 1).plusSeconds(240));
    IngestReport report = pipeline.ingest(traffic.object());
    assertThat(report.ahead()).isEqualTo(5);
    assertThat(report.describe()).contains("ahead=5");
    for (int minute = 10; minute <= 120; minute += 5) {
      pipeline.at(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(minute)));
    }
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.MISSING_LOGS);
    assertThat(pipeline.windows.dirtyWindows(10)).isEmpty();
  }

  @Test
  void attackInAnObjectThatIsSixHoursLate_isTold() {
    for (int w = QUIET + 1; w < QUIET + 73; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .doesNotContain(FindingType.SQL_INJECTION);
    for (int i = 0; i < 40; i++) {
      traffic.add(
          QUIET, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.01, "10.0.0.1"));
    }
    pipeline.ingest(traffic.object());
    pipeline.score();
    assertThat(pipeline.told()).extracting(Incident::type).contains(FindingType.SQL_INJECTION);
  }

  /** A queue waits half an hour with an object that could not be read. */
  @Test
  void troubleInAnObjectThatWasReadAtTheThirdTry_isTold() {
    pipeline.live(QUIET, traffic.normal(QUIET, 200).object());
    for (int w = QUIET + 1; w < QUIET + 14; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    assertThat(pipeline.told()).isEmpty();
    for (int i = 0; i < 90; i++) {
      traffic.add(QUIET, new Line("198.51.100." + i, "/pay", 500, 500, 0.02, "10.0.0.1"));
    }
    pipeline.ingest(traffic.object());
    pipeline.score();
    assertThat(pipeline.told()).extracting(Incident::type).containsExactly(FindingType.ERROR_SPIKE);
  }

  @Test
  void incidentThatGoesOnWhenScoringStops_endsWhenItBeginsAgain() {
    for (int w = QUIET; w < QUIET + 4; w++) {
      traffic.normal(w, 200);
      for (int i = 0; i < 90; i++) {
        traffic.add(w, new Line("198.51.100." + i, "/pay", 500, 500, 0.02, "10.0.0.1"));
      }
      pipeline.live(w, traffic.object());
    }
    assertThat(pipeline.told()).extracting(Incident::state).containsExactly(Incident.State.OPEN);
    int later = QUIET + 72 * 12;
    pipeline.live(later, traffic.normal(later, 200).object());
    pipeline.live(later + 1, traffic.normal(later + 1, 200).object());
    assertThat(pipeline.told())
        .filteredOn(incident -> incident.type() == FindingType.ERROR_SPIKE)
        .extracting(Incident::state)
        .containsExactly(Incident.State.RESOLVED);
  }

  @Test
  void pieceOfAWindowWhosePartsAreGone_replacesNoSummary() {
    pipeline.ingest(traffic.normal(QUIET, 100).object("again"));
    pipeline.live(QUIET, traffic.normal(QUIET, 100).object());
    Instant start = Traffic.window(QUIET);
    var before = pipeline.windows.summaries(Traffic.SOURCE, start, start.plusSeconds(1));
    pipeline.windows.forgetPartsBefore(Traffic.window(QUIET + 1));
    pipeline.ingest(new io.weir.window.ObjectRef("logs", "again", "2"));
    pipeline.score();
    assertThat(pipeline.windows.summaries(Traffic.SOURCE, start, start.plusSeconds(1)))
        .isEqualTo(before);
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void silenceOfUsers_isATrafficDropAsLongAsLogsCome() {
    for (int w = QUIET; w < QUIET + 6; w++) {
      pipeline.live(w, traffic.normal(w, 12).object());
    }
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.TRAFFIC_DROP);
  }

  @Test
  void silenceOfAnHour_thatCameOftenIsAHabit() {
    int end = QUIET + 15 * 48;
    for (int w = QUIET; w < end; w++) {
      if (w % 48 < 36) {
        pipeline.live(w, traffic.normal(w, 200).object());
      }
    }
    Instant known = Traffic.window(end - 6 * 48);
    assertThat(pipeline.told())
        .filteredOn(incident -> incident.type() == FindingType.MISSING_LOGS)
        .isNotEmpty()
        .allMatch(incident -> incident.opened().isBefore(known));
  }

  @Test
  void sourceThatVanishes_isToldOnceAndNotForEver() {
    Instant gone = Traffic.window(QUIET);
    for (int hour = 0; hour <= 72; hour++) {
      pipeline.at(gone.plus(Duration.ofHours(hour)));
    }
    assertThat(pipeline.told()).hasSize(1);
    assertThat(pipeline.told().get(0).type()).isEqualTo(FindingType.MISSING_LOGS);
    assertThat(pipeline.told().get(0).lastSeen())
        .isBeforeOrEqualTo(gone.plus(Duration.ofHours(25)));
    assertThat(pipeline.sent).hasSize(2);
  }

  @Test
  void sourceThatIsBorn_tellsNothingInItsFirstHours() {
    Traffic other = new Traffic(12);
    Pipeline young = Pipeline.over(other);
    for (int w = 0; w < 24; w++) {
      young.live(w, other.normal(w, 20 + 15 * w).object());
    }
    assertThat(young.told()).isEmpty();
  }

  @Test
  void clockSkewOfANode_movesLinesButLosesNone() {
    for (int w = QUIET; w < QUIET + 12; w++) {
      // Every other line comes from a node whose clock is four minutes ahead.
      traffic.normal(w, 100).normal(w + 1, 80).normal(w, 20);
      pipeline.live(w, traffic.object());
    }
    pipeline.at(Traffic.window(QUIET + 30));
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .doesNotContain(FindingType.TRAFFIC_SPIKE, FindingType.TRAFFIC_DROP);
    assertThat(pipeline.windows.dirtyWindows(10)).isEmpty();
  }

  @Test
  void sixHourAttack_isOneOpeningBoundedUpdatesAndOneClose() {
    for (int w = QUIET; w < QUIET + 72; w++) {
      traffic.normal(w, 200);
      for (int i = 0; i < 40; i++) {
        traffic.add(
            w, Line.ok("203.0.113.9", "/?q=%3Cscript%3Ealert(" + i + ")", 0.01, "10.0.0.2"));
      }
      pipeline.live(w, traffic.object());
    }
    for (int w = QUIET + 72; w < QUIET + 90; w++) {
      pipeline.live(w, traffic.normal(w, 200).object());
    }
    assertThat(pipeline.told()).hasSize(1);
    Incident attack = pipeline.told().get(0);
    assertThat(attack.windows()).isEqualTo(72);
    assertThat(attack.closed()).contains(Traffic.window(QUIET + 72));
    assertThat(pipeline.sent.stream().map(m -> m.attributes().get("notice")))
        .containsOnlyOnce("OPENED")
        .containsOnlyOnce("RESOLVED")
        .hasSizeLessThanOrEqualTo(5);
  }
}
