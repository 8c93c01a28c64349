package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One answer is a day's quiet, two are a lesson, and neither covers what is worse or other. */
class AnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void oneAnswer_isQuietForADayAboutTheLike() {
    Answers answers = answers(falseAlarm("one", NOW, slow("/cart", Severity.MEDIUM, 300, NOW)));
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 300, NOW))).isTrue();
    assertThat(covers(answers, slow("/cart", Severity.LOW, 700, NOW.plus(DAY).minusSeconds(300))))
        .isTrue();
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 300, NOW.plus(DAY)))).isFalse();
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 300, NOW.minusSeconds(300))))
        .isFalse();
  }

  @Test
  void oneAnswer_neverCoversWhatIsWorseOrOther() {
    Answers answers = answers(falseAlarm("one", NOW, slow("/cart", Severity.MEDIUM, 300, NOW)));
    assertThat(covers(answers, slow("/cart", Severity.HIGH, 300, NOW))).isFalse();
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 701, NOW))).isFalse();
    assertThat(covers(answers, slow("/pay", Severity.MEDIUM, 300, NOW))).isFalse();
    assertThat(covers(answers, slow("", Severity.MEDIUM, 300, NOW))).isFalse();
    assertThat(
            covers(answers, finding(FindingType.ERROR_SPIKE, "/cart", Severity.MEDIUM, 300, NOW)))
        .isFalse();
  }

  @Test
  void twoAnswers_teachForThreeMonths() {
    Instant second = NOW.plus(DAY.multipliedBy(3));
    Answers answers =
        answers(
            falseAlarm("one", NOW, slow("/cart", Severity.MEDIUM, 300, NOW)),
            answer("two", AnswerKind.EXPECTED, second, slow("/cart", Severity.HIGH, 200, second)));
    Instant later = second.plus(DAY.multipliedBy(80));
    assertThat(covers(answers, slow("/cart", Severity.HIGH, 300, later))).isTrue();
    assertThat(answers.isTaught(slow("/cart", Severity.HIGH, 500, later))).isTrue();
    assertThat(covers(answers, slow("/cart", Severity.HIGH, 501, later))).isFalse();
    assertThat(covers(answers, slow("/cart", Severity.CRITICAL, 200, later))).isFalse();
    assertThat(covers(answers, slow("/pay", Severity.LOW, 200, later))).isFalse();
    assertThat(covers(answers, slow("/cart", Severity.HIGH, 300, later.plus(DAY.multipliedBy(10)))))
        .isFalse();
  }

  @Test
  void sameIncidentAnsweredTwice_teachesNothing() {
    Finding slow = slow("/cart", Severity.MEDIUM, 300, NOW);
    Answers answers =
        answers(
            falseAlarm("one", NOW, slow),
            answer("one", AnswerKind.EXPECTED, NOW.plusSeconds(60), slow));
    assertThat(answers.isTaught(slow("/cart", Severity.LOW, 200, NOW.plus(DAY)))).isFalse();
  }

  @Test
  void muting_teachesNothing() {
    Answers answers =
        answers(
            answer("one", AnswerKind.MUTE, NOW, slow("/cart", Severity.MEDIUM, 300, NOW)),
            answer("two", AnswerKind.MUTE, NOW, slow("/cart", Severity.MEDIUM, 300, NOW)));
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 300, NOW))).isTrue();
    assertThat(covers(answers, slow("/cart", Severity.MEDIUM, 300, NOW.plus(DAY)))).isFalse();
  }

  @Test
  void undo_leavesNothing() {
    Instant second = NOW.plusSeconds(3600);
    Finding slow = slow("/cart", Severity.MEDIUM, 300, second);
    Answers answers =
        answers(
            falseAlarm("one", NOW, slow),
            falseAlarm("two", second, slow),
            answer("two", AnswerKind.UNDO, second.plusSeconds(60), slow));
    assertThat(answers.isTaught(slow("/cart", Severity.LOW, 200, NOW.plus(DAY)))).isFalse();
    assertThat(covers(answers, slow("/cart", Severity.LOW, 200, NOW.plus(DAY)))).isFalse();
    assertThat(answers.standing()).hasSize(1);
  }

  @Test
  void attacks_areTaughtByRuleAndPathAndNotByWhoSendsThem() {
    Finding search = attack("198.51.100.7", 40, "/find/12", "rule sqli.union");
    Answers answers = answers(falseAlarm("one", NOW, search), falseAlarm("two", NOW, search));
    Instant later = NOW.plus(DAY.multipliedBy(5));
    assertThat(covers(answers, at(attack("203.0.113.9", 80, "/find/7", "rule sqli.union"), later)))
        .isTrue();
    assertThat(covers(answers, at(attack("203.0.113.9", 81, "/find/7", "rule sqli.union"), later)))
        .isFalse();
    assertThat(covers(answers, at(attack("203.0.113.9", 9, "/admin", "rule sqli.union"), later)))
        .isFalse();
    assertThat(covers(answers, at(attack("203.0.113.9", 9, "/find/7", "rule sqli.sleep"), later)))
        .isFalse();
    assertThat(
            covers(
                answers,
                at(
                    attack("203.0.113.9", 9, "/find/7", "rule sqli.union", "may have succeeded"),
                    later)))
        .isFalse();
  }

  @Test
  void answer_isReadAsItWasWritten() {
    Answer answer = falseAlarm("one", NOW, attack("198.51.100.7", 40, "/find/12", "rule a"));
    assertThat(AnswerJson.read(AnswerJson.write(answer))).isEqualTo(answer);
    assertThat(AnswerJson.read(FIRST_VERSION).kind()).isEqualTo(AnswerKind.FALSE_ALARM);
  }

  /** As the first version wrote it. */
  private static final String FIRST_VERSION =
      "{\"version\":1,\"incident\":\"3f1c0a9b5d7e2f4a6b8c\",\"source\":\"app/shop/1\",\"notice\":1,"
          + "\"answer\":\"false-alarm\",\"at\":\"2026-11-29T10:00:00Z\",\"type\":\"SQL_Injection\","
          + "\"subject\":\"198.51.100.7\",\"severity\":\"MEDIUM\",\"amount\":40.0,"
          + "\"reasons\":[\"SQL_Injection\",\"rule sqli.union\"],\"paths\":[\"/find/*\"]}";

  private static boolean covers(Answers answers, Finding finding) {
    return answers.covers(finding).isPresent();
  }

  private static Answers answers(Answer... answers) {
    List<Answer> all = new ArrayList<>(Arrays.asList(answers));
    java.util.Collections.reverse(all);
    return new Answers(all);
  }

  private static Answer falseAlarm(String incident, Instant at, Finding about) {
    return answer(incident, AnswerKind.FALSE_ALARM, at, about);
  }

  private static Answer answer(String incident, AnswerKind kind, Instant at, Finding about) {
    return new Answer(incident, "app/shop/1", 1, kind, at, Concern.of(about));
  }

  private static Finding slow(String subject, Severity severity, double millis, Instant at) {
    return finding(FindingType.PERFORMANCE_DEGRADATION, subject, severity, millis, at);
  }

  private static Finding finding(
      FindingType type, String subject, Severity severity, double millis, Instant at) {
    return new Finding(
        key(at),
        type,
        subject,
        severity,
        0.6,
        "it is so",
        List.of(new Evidence("median response time", "ms", millis, 100, 1)),
        false,
        Sample.EMPTY);
  }

  private static Finding attack(String client, double requests, String path, String... reasons) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("client " + client, "requests", requests, Double.NaN, 1));
    evidence.add(new Evidence("SQL_Injection", "requests", requests, Double.NaN, 1));
    for (String reason : reasons) {
      evidence.add(new Evidence(reason, "% sure", 90, Double.NaN, 0));
    }
    return new Finding(
        key(NOW),
        FindingType.SQL_INJECTION,
        client,
        Severity.MEDIUM,
        0.9,
        "it attacks",
        evidence,
        false,
        Sample.EMPTY.with(
            List.of("10:00:01 " + client + " GET " + path + "?q=a'b c answered 200, 5 bytes")));
  }

  private static Finding at(Finding finding, Instant time) {
    return new Finding(
        key(time),
        finding.type(),
        finding.subject(),
        finding.severity(),
        finding.score(),
        finding.explanation(),
        finding.evidence(),
        finding.learning(),
        finding.sample());
  }

  private static WindowKey key(Instant at) {
    return WindowKey.of("app/shop/1", at, Duration.ofMinutes(5));
  }
}
