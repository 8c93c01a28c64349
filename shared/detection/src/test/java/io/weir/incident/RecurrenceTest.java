package io.weir.incident;

import static io.weir.incident.TrackedSource.finding;
import static io.weir.incident.TrackedSource.unknown;
import static io.weir.incident.TrackedSource.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
  private final TrackedSource source = new TrackedSource();

  private static final int HOUR = 12;

  /** Lives through windows in which the finding comes for three, each so many hours. */
  private void comeAndGo(int from, int times, int hours, Severity severity, double score) {
    for (int w = from; w < from + times * hours * HOUR; w++) {
      boolean comes = (w - from) % (hours * HOUR) < 3;
      Finding slow = finding(w, FindingType.PERFORMANCE_DEGRADATION, "/a", severity, score);
      source.apply(w, comes ? new Finding[] {slow} : new Finding[0]);
    }
  }

  @Test
  void whatComesAndGoes_isToldFourTimesAndThenHeldOpen() {
    comeAndGo(0, 8, 5, Severity.MEDIUM, 0.7);
    assertThat(source.told()).hasSize(4);
    Incident held = source.told().get(3);
    assertThat(held.state()).isEqualTo(State.OPEN);
    assertThat(held.noticeNumber()).isEqualTo(1);
    assertThat(held.windows()).isEqualTo(5 * 3);
    assertThat(held.times()).isEqualTo(5);
    assertThat(held.related())
        .containsExactly(
            "it came 3 times in the four days before, and is one incident until it stays away for a"
                + " day and a half");
    assertThat(source.told().get(2).related()).isEmpty();
  }

  @Test
  void whatCameAndWent_isOverAfterADayAndAHalfWithout() {
    comeAndGo(0, 4, 5, Severity.MEDIUM, 0.7);
    int last = 3 * 5 * HOUR + 2;
    for (int w = 4 * 5 * HOUR; w < last + 36 * HOUR; w++) {
      source.apply(w);
    }
    assertThat(source.told().get(3).state()).isEqualTo(State.OPEN);
    source.apply(last + 36 * HOUR);
    assertThat(source.told().get(3).state()).isEqualTo(State.RESOLVED);
    assertThat(source.told().get(3).closed()).contains(window(last).end());
    comeAndGo(last + 140 * HOUR, 1, 5, Severity.MEDIUM, 0.7);
    assertThat(source.told()).hasSize(5);
    assertThat(source.told().get(4).state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void whatComesAndGoesForThreeWeeks_isToldEachWeek() {
    comeAndGo(0, 21 * 4, 6, Severity.MEDIUM, 0.7);
    assertThat(source.told()).hasSize(3 + 3);
    assertThat(source.told()).allMatch(incident -> incident.noticeNumber() <= 2);
  }

  @Test
  void whatComesSeldom_isToldEachTime() {
    comeAndGo(0, 5, 37, Severity.MEDIUM, 0.7);
    assertThat(source.told()).hasSize(5);
  }

  @Test
  void whatComesEachNight_isToldFourTimesAndThenHeldOpen() {
    comeAndGo(0, 6, 24, Severity.MEDIUM, 0.7);
    assertThat(source.told()).hasSize(4);
    assertThat(source.told().get(3).times()).isEqualTo(3);
  }

  @Test
  void whatIsUnknownAndLedBySomethingElse_isNotTheLike() {
    for (int time = 0; time < 6; time++) {
      String mark = time < 5 ? "bytes per answer" : "5xx rate";
      for (int w = time * 5 * HOUR; w < time * 5 * HOUR + 3; w++) {
        source.apply(w, unknown(w, mark));
      }
    }
    assertThat(source.told()).hasSize(5);
    assertThat(source.told().get(4).evidence().get(0).label()).isEqualTo("5xx rate");
  }

  @Test
  void whatIsCritical_isToldEachTime() {
    comeAndGo(0, 6, 5, Severity.CRITICAL, 0.7);
    assertThat(source.told()).hasSize(6).allMatch(incident -> incident.related().isEmpty());
  }

  @Test
  void whatComesAndGoes_isToldAgainWhenItComesBackMuchWorse() {
    comeAndGo(0, 5, 5, Severity.MEDIUM, 0.55);
    comeAndGo(5 * 5 * HOUR, 1, 5, Severity.MEDIUM, 0.8);
    Incident held = source.told().get(3);
    assertThat(held.notice()).isEqualTo(Notice.ESCALATED);
    assertThat(held.noticeNumber()).isEqualTo(2);
  }

  @Test
  void whatIsGraverOrAboutSomethingElseWhileOneIsHeldOpen_isToldByItself() {
    comeAndGo(0, 5, 5, Severity.MEDIUM, 0.7);
    int w = 5 * 5 * HOUR - 10;
    source.apply(
        w,
        finding(w, FindingType.PERFORMANCE_DEGRADATION, "/a", Severity.HIGH, 0.72),
        finding(w, FindingType.PERFORMANCE_DEGRADATION, "/b", Severity.MEDIUM, 0.7));
    source.apply(
        w + 1, finding(w + 1, FindingType.PERFORMANCE_DEGRADATION, "/b", Severity.MEDIUM, 0.7));
    assertThat(source.told().subList(4, source.told().size()))
        .extracting(Incident::subject)
        .containsExactlyInAnyOrder("/a", "/b");
    assertThat(source.told().get(3).trail().contains(window(w))).isFalse();
  }
}
