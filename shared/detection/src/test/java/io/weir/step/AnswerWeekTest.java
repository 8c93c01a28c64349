package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Concern;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A week of a shop in which the same odd thing happens again and again, and other things beside:
 * what answers change, and what they leave.
 */
final class AnswerWeekTest {
  private static final String OTHER = "app/other/1";
  private static final int A_DAY = 288;
  private static final int DAYS = 8;
  private static final int REQUESTS = 100;

  /**
   * The first windows of the odd thing, at no time of the day in particular, and so seldom that it
   * does not come and go.
   */
  private static final List<Integer> ODD =
      List.of(2 * A_DAY + 100, 3 * A_DAY + 276, 5 * A_DAY + 170, 7 * A_DAY + 64);

  @Test
  void falseAlarmAnsweredTwice_isNotToldAgainAndNothingElseChanges() {
    Pipeline answered = week(Traffic.SOURCE);
    Pipeline plain = week(OTHER);
    assertThat(odd(plain)).hasSize(ODD.size());
    assertThat(odd(answered)).isEqualTo(odd(plain).subList(0, 2));
    assertThat(others(plain))
        .anyMatch(line -> line.endsWith("Error_Spike /pay CRITICAL"))
        .anyMatch(line -> line.endsWith("SQL_Injection 203.0.113.50 HIGH"))
        .anyMatch(line -> line.endsWith("Error_Spike  HIGH"));
    assertThat(others(answered)).isEqualTo(others(plain));
    assertThat(incidents(answered).stream().filter(this::isOdd))
        .allSatisfy(
            incident ->
                assertThat(incident.answers())
                    .extracting(Incident.Said::kind)
                    .containsExactly(AnswerKind.FALSE_ALARM));
  }

  private List<String> odd(Pipeline week) {
    return incidents(week).stream().filter(this::isOdd).map(AnswerWeekTest::line).toList();
  }

  private List<String> others(Pipeline week) {
    return incidents(week).stream()
        .filter(incident -> !isOdd(incident))
        .map(AnswerWeekTest::line)
        .toList();
  }

  private static List<Incident> incidents(Pipeline week) {
    return week.told().stream().filter(Incident::isAlert).toList();
  }

  private static String line(Incident incident) {
    return String.join(
        " ",
        incident.opened().toString(),
        incident.type().label(),
        incident.subject(),
        incident.severity().name());
  }

  private boolean isOdd(Incident incident) {
    return incident.type() == FindingType.ERROR_SPIKE
        && incident.evidence().get(0).label().equals("4xx rate")
        && ODD.stream().anyMatch(begin -> incident.opened().equals(Traffic.window(begin)));
  }

  /** Lives through the week; the first two of the odd things are answered as the source's. */
  private Pipeline week(String source) {
    Traffic traffic = new Traffic(5);
    Pipeline pipeline = Pipeline.over(traffic);
    for (int w = 0; w < DAYS * A_DAY; w++) {
      traffic.normal(w, REQUESTS);
      happen(traffic, w);
      pipeline.live(w, traffic.object());
      answerTwice(pipeline, source);
      if (w % A_DAY == A_DAY - 1) {
        pipeline.train();
      }
    }
    return pipeline;
  }

  private void answerTwice(Pipeline pipeline, String source) {
    int given = pipeline.answers.answers(source).orThrow().size();
    if (given < 2) {
      incidents(pipeline).stream()
          .filter(this::isOdd)
          .skip(given)
          .map(incident -> answer(incident, source, pipeline.clock.instant()))
          .forEach(pipeline.answers::put);
    }
  }

  private static Answer answer(Incident incident, String source, Instant at) {
    AnswerKind kind = AnswerKind.FALSE_ALARM;
    return new Answer(incident.id(), source, 1, kind, at, Concern.of(incident));
  }

  private static void happen(Traffic traffic, int window) {
    for (int begin : ODD) {
      missing(traffic, window, begin, 40);
    }
    // The same, and twenty times as much.
    missing(traffic, window, 7 * A_DAY + 30, 800);
    for (int i = 0; i < (isIn(window, 5 * A_DAY + 200, 3) ? 40 : 0); i++) {
      traffic.add(window, new Line("198.51.100." + i, "/pay", 502, 502, 0.01, "10.0.0.1"));
    }
    for (int i = 0; i < (isIn(window, 6 * A_DAY + 10, 2) ? 40 : 0); i++) {
      String attack = "/item/1?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      traffic.add(window, Line.ok("203.0.113.50", attack, 0.1, "10.0.0.1"));
    }
  }

  private static void missing(Traffic traffic, int window, int begin, int requests) {
    for (int i = 0; i < (isIn(window, begin, 4) ? requests : 0); i++) {
      String client = "198.51.100." + (1 + i % 180);
      String target = "10.0.0." + (1 + i % 4);
      traffic.add(window, new Line(client, "/feed/old", 404, 404, 0.01, target));
    }
  }

  private static boolean isIn(int window, int begin, int windows) {
    return window >= begin && window < begin + windows;
  }
}
