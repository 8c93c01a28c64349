package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final List<Incident> changes = new ArrayList<>();
  private final InMemoryIncidentStore store = new InMemoryIncidentStore(changes::add);
  private final IncidentTracker tracker =
      new IncidentTracker(store, Paging.defaults(), new Suppressions(List.of()));

  private static WindowKey window(int index) {
    return WindowKey.of("app/shop/1", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private static Finding finding(
      int window, FindingType type, String subject, Severity severity, double score) {
    return new Finding(
        window(window),
        type,
        subject,
        severity,
        score,
        type.label() + " " + subject,
        List.of(),
        false,
        Sample.EMPTY);
  }

  private static Finding unknown(int window, String mark) {
    return new Finding(
        window(window),
        FindingType.UNKNOWN_ANOMALY,
        "",
        Severity.MEDIUM,
        0.55,
        "An unusual mix",
        List.of(new Evidence(mark, "%", 3, 1, 1)),
        false,
        Sample.EMPTY);
  }

  private void apply(int window, Finding... findings) {
    tracker.apply(window(window), List.of(findings), type -> true);
    tracker.resolve("app/shop/1", window(window).end());
  }

  private List<Incident> told() {
    return store.allIncidents().stream().filter(i -> i.noticeNumber() > 0).toList();
  }

  @Test
  void graveTroubleDuringASlightOne_isToldByItself() {
    for (int w = 0; w < 4; w++) {
      apply(w, finding(w, FindingType.PERFORMANCE_DEGRADATION, "/blog", Severity.MEDIUM, 0.7));
    }
    apply(4, finding(4, FindingType.TRAFFIC_SPIKE, "/login", Severity.HIGH, 0.8));
    assertThat(told())
        .extracting(Incident::type)
        .containsExactly(FindingType.PERFORMANCE_DEGRADATION, FindingType.TRAFFIC_SPIKE);
    assertThat(told().get(1).related())
        .singleElement()
        .asString()
        .startsWith("Performance_Degradation about /blog since 2026-03-02 10:00 UTC, incident ");
  }

  @Test
  void equallyGraveTroubleOfAnotherKind_isToldByItself() {
    for (int w = 0; w < 4; w++) {
      apply(w, finding(w, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    }
    apply(4, finding(4, FindingType.TRAFFIC_SPIKE, "", Severity.MEDIUM, 0.7));
    assertThat(told()).hasSize(2);
  }

  @Test
  void whatAGraveTroubleBringsAbout_isPartOfIt() {
    apply(0, finding(0, FindingType.TRAFFIC_SPIKE, "", Severity.HIGH, 0.9));
    apply(1, finding(1, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    apply(2, finding(2, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    apply(3, finding(3, FindingType.UNKNOWN_ANOMALY, "", Severity.LOW, 0.95));
    assertThat(told()).extracting(Incident::type).containsExactly(FindingType.TRAFFIC_SPIKE);
    assertThat(told().get(0).windows()).isEqualTo(4);
  }

  @Test
  void sameKindAboutAnotherPath_isAnIncidentOfItsOwn() {
    for (int w = 0; w < 3; w++) {
      apply(
          w,
          finding(w, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.7),
          finding(w, FindingType.ERROR_SPIKE, "/search", Severity.MEDIUM, 0.65));
    }
    assertThat(told()).extracting(Incident::subject).containsExactlyInAnyOrder("/pay", "/search");
    assertThat(told()).extracting(Incident::windows).containsExactly(3, 3);
  }

  @Test
  void sameFindingsAgain_changeNothing() {
    Finding slow = finding(0, FindingType.PERFORMANCE_DEGRADATION, "/a", Severity.MEDIUM, 0.7);
    Finding more = finding(0, FindingType.TRAFFIC_SPIKE, "/b", Severity.HIGH, 0.7);
    apply(0, slow, more);
    int writes = changes.size();
    apply(0, slow, more);
    assertThat(changes).hasSize(writes);
  }

  @Test
  void windowJudgedAnewAsAnotherKind_staysOneIncident() {
    apply(0, finding(0, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    apply(0, finding(0, FindingType.ERROR_SPIKE, "/pay", Severity.HIGH, 0.9));
    assertThat(told()).hasSize(1);
    assertThat(told().get(0).type()).isEqualTo(FindingType.ERROR_SPIKE);
  }

  @Test
  void longIncidentWhoseCauseChanges_isToldAgain() {
    for (int w = 0; w < 14; w++) {
      apply(w, finding(w, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    }
    assertThat(told().get(0).noticeNumber()).isEqualTo(1);
    apply(14, finding(14, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.72));
    Incident incident = told().get(0);
    assertThat(incident.notice()).isEqualTo(Notice.ESCALATED);
    assertThat(incident.noticeNumber()).isEqualTo(2);
    assertThat(incident.subject()).isEqualTo("/pay");
    apply(15, finding(15, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.73));
    assertThat(told().get(0).noticeNumber()).isEqualTo(2);
  }

  @Test
  void longIncidentThatBecomesMuchWorse_isToldAgain() {
    for (int w = 0; w < 14; w++) {
      apply(w, finding(w, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    }
    apply(14, finding(14, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.9));
    assertThat(told().get(0).notice()).isEqualTo(Notice.ESCALATED);
  }

  @Test
  void incidentThatGoesOnAsItWas_isToldOnceAndOver() {
    for (int w = 0; w < 100; w++) {
      apply(w, finding(w, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.7 + w % 7 * 0.01));
    }
    for (int w = 100; w < 110; w++) {
      apply(w);
    }
    assertThat(told()).hasSize(1);
    assertThat(told().get(0).state()).isEqualTo(State.RESOLVED);
    assertThat(told().get(0).noticeNumber()).isEqualTo(2);
  }

  @Test
  void smallAttack_isToldIfItComesBack() {
    apply(0, finding(0, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    apply(5, finding(5, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    assertThat(told()).isEmpty();
    apply(9, finding(9, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    assertThat(told()).extracting(Incident::subject).containsExactly("203.0.113.9");
  }

  @Test
  void smallAttackOnce_isNotTold() {
    apply(0, finding(0, FindingType.LOG4SHELL, "203.0.113.9", Severity.LOW, 0.98));
    for (int w = 1; w < 20; w++) {
      apply(w);
    }
    assertThat(told()).isEmpty();
  }

  private static final int HOUR = 12;

  /** Lives through windows in which the finding comes for three, each so many hours. */
  private void comeAndGo(int from, int times, int hours, Severity severity, double score) {
    for (int w = from; w < from + times * hours * HOUR; w++) {
      boolean comes = (w - from) % (hours * HOUR) < 3;
      Finding slow = finding(w, FindingType.PERFORMANCE_DEGRADATION, "/a", severity, score);
      apply(w, comes ? new Finding[] {slow} : new Finding[0]);
    }
  }

  @Test
  void whatComesAndGoes_isToldFourTimesAndThenHeldOpen() {
    comeAndGo(0, 8, 5, Severity.MEDIUM, 0.7);
    assertThat(told()).hasSize(4);
    Incident held = told().get(3);
    assertThat(held.state()).isEqualTo(State.OPEN);
    assertThat(held.noticeNumber()).isEqualTo(1);
    assertThat(held.windows()).isEqualTo(5 * 3);
    assertThat(held.times()).isEqualTo(5);
    assertThat(held.related())
        .containsExactly(
            "it came 3 times in the four days before, and is one incident until it stays away for a"
                + " day and a half");
    assertThat(told().get(2).related()).isEmpty();
  }

  @Test
  void whatCameAndWent_isOverAfterADayAndAHalfWithout() {
    comeAndGo(0, 4, 5, Severity.MEDIUM, 0.7);
    int last = 3 * 5 * HOUR + 2;
    for (int w = 4 * 5 * HOUR; w < last + 36 * HOUR; w++) {
      apply(w);
    }
    assertThat(told().get(3).state()).isEqualTo(State.OPEN);
    apply(last + 36 * HOUR);
    assertThat(told().get(3).state()).isEqualTo(State.RESOLVED);
    assertThat(told().get(3).closed()).contains(window(last).end());
    comeAndGo(last + 140 * HOUR, 1, 5, Severity.MEDIUM, 0.7);
    assertThat(told()).hasSize(5);
    assertThat(told().get(4).state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void whatComesAndGoesForThreeWeeks_isToldEachWeek() {
    comeAndGo(0, 21 * 4, 6, Severity.MEDIUM, 0.7);
    assertThat(told()).hasSize(3 + 3);
    assertThat(told()).allMatch(incident -> incident.noticeNumber() <= 2);
  }

  @Test
  void whatComesSeldom_isToldEachTime() {
    comeAndGo(0, 5, 37, Severity.MEDIUM, 0.7);
    assertThat(told()).hasSize(5);
  }

  @Test
  void whatComesEachNight_isToldFourTimesAndThenHeldOpen() {
    comeAndGo(0, 6, 24, Severity.MEDIUM, 0.7);
    assertThat(told()).hasSize(4);
    assertThat(told().get(3).times()).isEqualTo(3);
  }

  @Test
  void unusualMix_isToldAfterThreeOfFourWindows() {
    apply(0, unknown(0, "5xx rate"));
    apply(1, unknown(1, "5xx rate"));
    for (int w = 2; w < 20; w++) {
      apply(w);
    }
    assertThat(told()).isEmpty();
    apply(20, unknown(20, "5xx rate"));
    apply(21, unknown(21, "5xx rate"));
    apply(22);
    assertThat(told()).isEmpty();
    apply(23, unknown(23, "5xx rate"));
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatIsUnknownAndLedBySomethingElse_isNotTheLike() {
    for (int time = 0; time < 6; time++) {
      String mark = time < 5 ? "bytes per answer" : "5xx rate";
      for (int w = time * 5 * HOUR; w < time * 5 * HOUR + 3; w++) {
        apply(w, unknown(w, mark));
      }
    }
    assertThat(told()).hasSize(5);
    assertThat(told().get(4).evidence().get(0).label()).isEqualTo("5xx rate");
  }

  @Test
  void whatIsCritical_isToldEachTime() {
    comeAndGo(0, 6, 5, Severity.CRITICAL, 0.7);
    assertThat(told()).hasSize(6).allMatch(incident -> incident.related().isEmpty());
  }

  @Test
  void whatComesAndGoes_isToldAgainWhenItComesBackMuchWorse() {
    comeAndGo(0, 5, 5, Severity.MEDIUM, 0.55);
    comeAndGo(5 * 5 * HOUR, 1, 5, Severity.MEDIUM, 0.8);
    Incident held = told().get(3);
    assertThat(held.notice()).isEqualTo(Notice.ESCALATED);
    assertThat(held.noticeNumber()).isEqualTo(2);
  }

  @Test
  void whatIsGraverOrAboutSomethingElseWhileOneIsHeldOpen_isToldByItself() {
    comeAndGo(0, 5, 5, Severity.MEDIUM, 0.7);
    int w = 5 * 5 * HOUR - 10;
    apply(
        w,
        finding(w, FindingType.PERFORMANCE_DEGRADATION, "/a", Severity.HIGH, 0.72),
        finding(w, FindingType.PERFORMANCE_DEGRADATION, "/b", Severity.MEDIUM, 0.7));
    apply(w + 1, finding(w + 1, FindingType.PERFORMANCE_DEGRADATION, "/b", Severity.MEDIUM, 0.7));
    assertThat(told().subList(4, told().size()))
        .extracting(Incident::subject)
        .containsExactlyInAnyOrder("/a", "/b");
    assertThat(told().get(3).trail().contains(window(w))).isFalse();
  }
}
