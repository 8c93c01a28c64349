package io.weir.detect.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.threat.ThreatClass;
import io.weir.window.ThreatTally;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffenderTest {
  private static ThreatTally tally(
      ThreatClass threatClass, long requests, long succeeded, long payloads) {
    return new ThreatTally(
        threatClass,
        "203.0.113.9",
        requests,
        requests,
        succeeded,
        0,
        0,
        payloads,
        0.9,
        "rule",
        "sample",
        java.util.Map.of(),
        List.of());
  }

  private static Offender offender(ThreatTally... tallies) {
    return Offender.of("203.0.113.9", List.of(tallies));
  }

  @Test
  void loneOddQuery_doesNotPageHoweverItWasAnswered() {
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 1, 1, 1)).severity())
        .isEqualTo(Severity.INFO);
    assertThat(offender(tally(ThreatClass.LOG4SHELL, 1, 0, 1)).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void pageThatIsReloaded_doesNotPage() {
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 2, 2, 1)).severity())
        .isEqualTo(Severity.INFO);
  }

  @Test
  void attacksThatMayHaveSucceeded_areGraverThanThoseThatFailed() {
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 40, 3, 30)).severity())
        .isEqualTo(Severity.HIGH);
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 80, 0, 30)).severity())
        .isEqualTo(Severity.MEDIUM);
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 40, 0, 30)).severity())
        .isEqualTo(Severity.LOW);
    assertThat(offender(tally(ThreatClass.SQL_INJECTION, 2, 1, 2)).severity())
        .isEqualTo(Severity.HIGH);
  }

  @Test
  void probesForAFileOrTwo_areNoise() {
    assertThat(offender(tally(ThreatClass.SENSITIVE_FILE, 5, 0, 5)).severity())
        .isEqualTo(Severity.INFO);
    assertThat(offender(tally(ThreatClass.SENSITIVE_FILE, 50, 0, 50)).severity())
        .isEqualTo(Severity.INFO);
    assertThat(offender(tally(ThreatClass.SENSITIVE_FILE, 100, 0, 50)).severity())
        .isEqualTo(Severity.LOW);
  }

  @Test
  void scannerThatKeepsOn_isMoreThanNoise() {
    assertThat(offender(tally(ThreatClass.SCANNER, 5, 0, 1)).severity()).isEqualTo(Severity.INFO);
    assertThat(offender(tally(ThreatClass.SCANNER, 12, 0, 1)).severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void burstOfAScanner_isNamedByWhatDominates() {
    Offender burst =
        offender(
            tally(ThreatClass.SCANNER, 60, 0, 1),
            tally(ThreatClass.PATH_TRAVERSAL, 4, 0, 4),
            tally(ThreatClass.SENSITIVE_FILE, 9, 0, 9));

    assertThat(burst.type()).isEqualTo(FindingType.SCANNER);
  }

  @Test
  void toolWithItsOwnName_isNamedByWhatItInjects() {
    Offender tool =
        offender(tally(ThreatClass.SCANNER, 60, 0, 1), tally(ThreatClass.SQL_INJECTION, 55, 0, 50));

    assertThat(tool.type()).isEqualTo(FindingType.SQL_INJECTION);
  }

  @Test
  void manyClassesWithoutALead_areAScanner() {
    Offender mixed =
        offender(
            tally(ThreatClass.SQL_INJECTION, 10, 0, 9),
            tally(ThreatClass.CROSS_SITE_SCRIPTING, 10, 0, 9),
            tally(ThreatClass.PATH_TRAVERSAL, 10, 0, 9));

    assertThat(mixed.type()).isEqualTo(FindingType.SCANNER);
  }
}
