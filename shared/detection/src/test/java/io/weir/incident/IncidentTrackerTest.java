package io.weir.incident;

import static io.weir.incident.TrackedSource.finding;
import static io.weir.incident.TrackedSource.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private final TrackedSource source = new TrackedSource();

  @Test
  void graveTroubleDuringASlightOne_isToldByItself() {
    for (int w = 0; w < 4; w++) {
      source.apply(
          w, finding(w, FindingType.PERFORMANCE_DEGRADATION, "/blog", Severity.MEDIUM, 0.7));
    }
    source.apply(4, finding(4, FindingType.TRAFFIC_SPIKE, "/login", Severity.HIGH, 0.8));
    assertThat(source.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.PERFORMANCE_DEGRADATION, FindingType.TRAFFIC_SPIKE);
    assertThat(source.told().get(1).related())
        .singleElement()
        .asString()
        .startsWith("Performance_Degradation about /blog since 2026-03-02 10:00 UTC, incident ");
  }

  @Test
  void equallyGraveTroubleOfAnotherKind_isToldByItself() {
    for (int w = 0; w < 4; w++) {
      source.apply(w, finding(w, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    }
    source.apply(4, finding(4, FindingType.TRAFFIC_SPIKE, "", Severity.MEDIUM, 0.7));
    assertThat(source.told()).hasSize(2);
  }

  @Test
  void whatAGraveTroubleBringsAbout_isPartOfIt() {
    source.apply(0, finding(0, FindingType.TRAFFIC_SPIKE, "", Severity.HIGH, 0.9));
    source.apply(1, finding(1, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    source.apply(2, finding(2, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    source.apply(3, finding(3, FindingType.UNKNOWN_ANOMALY, "", Severity.LOW, 0.95));
    assertThat(source.told()).extracting(Incident::type).containsExactly(FindingType.TRAFFIC_SPIKE);
    assertThat(source.told().get(0).windows()).isEqualTo(4);
  }

  @Test
  void sameKindAboutAnotherPath_isAnIncidentOfItsOwn() {
    for (int w = 0; w < 3; w++) {
      source.apply(
          w,
          finding(w, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.7),
          finding(w, FindingType.ERROR_SPIKE, "/search", Severity.MEDIUM, 0.65));
    }
    assertThat(source.told())
        .extracting(Incident::subject)
        .containsExactlyInAnyOrder("/pay", "/search");
    assertThat(source.told()).extracting(Incident::windows).containsExactly(3, 3);
  }

  @Test
  void sameFindingsAgain_changeNothing() {
    Finding slow = finding(0, FindingType.PERFORMANCE_DEGRADATION, "/a", Severity.MEDIUM, 0.7);
    Finding more = finding(0, FindingType.TRAFFIC_SPIKE, "/b", Severity.HIGH, 0.7);
    source.apply(0, slow, more);
    int writes = source.changes();
    source.apply(0, slow, more);
    assertThat(source.changes()).isEqualTo(writes);
  }

  @Test
  void windowJudgedAnewAsAnotherKind_staysOneIncident() {
    source.apply(0, finding(0, FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 0.7));
    source.apply(0, finding(0, FindingType.ERROR_SPIKE, "/pay", Severity.HIGH, 0.9));
    assertThat(source.told()).hasSize(1);
    assertThat(source.told().get(0).type()).isEqualTo(FindingType.ERROR_SPIKE);
  }

  @Test
  void longIncidentWhoseCauseChanges_isToldAgain() {
    for (int w = 0; w < 14; w++) {
      source.apply(w, finding(w, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    }
    assertThat(source.told().get(0).noticeNumber()).isEqualTo(1);
    source.apply(14, finding(14, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.72));
    Incident incident = source.told().get(0);
    assertThat(incident.notice()).isEqualTo(Notice.ESCALATED);
    assertThat(incident.noticeNumber()).isEqualTo(2);
    assertThat(incident.subject()).isEqualTo("/pay");
    source.apply(15, finding(15, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.73));
    assertThat(source.told().get(0).noticeNumber()).isEqualTo(2);
  }

  @Test
  void longIncidentThatBecomesMuchWorse_isToldAgain() {
    for (int w = 0; w < 14; w++) {
      source.apply(w, finding(w, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.7));
    }
    source.apply(14, finding(14, FindingType.ERROR_SPIKE, "", Severity.MEDIUM, 0.9));
    assertThat(source.told().get(0).notice()).isEqualTo(Notice.ESCALATED);
  }

  @Test
  void incidentThatGoesOnAsItWas_isToldOnceAndOver() {
    for (int w = 0; w < 100; w++) {
      source.apply(
          w, finding(w, FindingType.ERROR_SPIKE, "/pay", Severity.MEDIUM, 0.7 + w % 7 * 0.01));
    }
    for (int w = 100; w < 110; w++) {
      source.apply(w);
    }
    assertThat(source.told()).hasSize(1);
    assertThat(source.told().get(0).state()).isEqualTo(State.RESOLVED);
    assertThat(source.told().get(0).noticeNumber()).isEqualTo(2);
  }

  @Test
  void smallAttack_isToldIfItComesBack() {
    source.apply(0, finding(0, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    source.apply(5, finding(5, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    assertThat(source.told()).isEmpty();
    source.apply(9, finding(9, FindingType.SQL_INJECTION, "203.0.113.9", Severity.LOW, 0.95));
    assertThat(source.told()).extracting(Incident::subject).containsExactly("203.0.113.9");
  }

  @Test
  void smallAttackOnce_isNotTold() {
    source.apply(0, finding(0, FindingType.LOG4SHELL, "203.0.113.9", Severity.LOW, 0.98));
    for (int w = 1; w < 20; w++) {
      source.apply(w);
    }
    assertThat(source.told()).isEmpty();
  }

  @Test
  void unusualMix_isToldAfterThreeOfFourWindows() {
    source.apply(0, unknown(0, "5xx rate"));
    source.apply(1, unknown(1, "5xx rate"));
    for (int w = 2; w < 20; w++) {
      source.apply(w);
    }
    assertThat(source.told()).isEmpty();
    source.apply(20, unknown(20, "5xx rate"));
    source.apply(21, unknown(21, "5xx rate"));
    source.apply(22);
    assertThat(source.told()).isEmpty();
    source.apply(23, unknown(23, "5xx rate"));
    assertThat(source.told()).hasSize(1);
  }

  @Test
  void unusualMix_isNeverSureByOneWindow() {
    source.apply(0, finding(0, FindingType.UNKNOWN_ANOMALY, "", Severity.MEDIUM, 0.9));
    source.apply(1);
    assertThat(source.told()).isEmpty();
    source.apply(100, finding(100, FindingType.UNKNOWN_ANOMALY, "", Severity.HIGH, 0.9));
    assertThat(source.told()).hasSize(1);
  }
}
