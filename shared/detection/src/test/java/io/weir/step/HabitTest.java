package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An application's own language is learned; what an attacker does to have his own learned is not.
 */
final class HabitTest {
  private static final String PAYLOAD = "/find?id=7'%20union%20select%201,2--";
  private static final int HOURS = 12;

  private static Line line(String client, int status) {
    return new Line(client, PAYLOAD, status, status, 0.05, "10.0.0.1");
  }

  /** Returns half a day of a shop with 200 clients, and what else a window has. */
  private static Traffic day(java.util.function.BiConsumer<Traffic, Integer> more) {
    Traffic traffic = new Traffic(3);
    for (int w = 0; w < HOURS * 12; w++) {
      traffic.normal(w, 300);
      more.accept(traffic, w);
      traffic.object();
    }
    return traffic;
  }

  private static List<Incident> of(Pipeline pipeline, boolean alerts) {
    return pipeline.told().stream().filter(incident -> incident.isAlert() == alerts).toList();
  }

  @Test
  void formOfManyOrdinaryClients_isToldOnceAsInformation() {
    Pipeline pipeline =
        Pipeline.over(
                day(
                    (traffic, w) -> {
                      for (int i = 0; i < 40; i++) {
                        traffic.add(w, line("198.51.100." + (1 + (i + w) % 40), 200));
                      }
                    }))
            .runAll();
    assertThat(of(pipeline, true)).isEmpty();
    assertThat(of(pipeline, false))
        .extracting(Incident::type)
        .containsExactly(FindingType.SITE_HABIT);
    assertThat(pipeline.sent).hasSize(1);
    assertThat(pipeline.sent.get(0).subject()).startsWith("[INFO] ");
  }

  @Test
  void oneClientForHours_teachesNothing() {
    Pipeline pipeline =
        Pipeline.over(
                day(
                    (traffic, w) -> {
                      for (int i = 0; i < 8; i++) {
                        traffic.add(w, line("203.0.113.9", 200));
                      }
                    }))
            .runAll();
    assertThat(of(pipeline, false)).isEmpty();
    assertThat(of(pipeline, true))
        .extracting(Incident::subject, Incident::severity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("203.0.113.9", Severity.HIGH));
  }

  @Test
  void someAddressesOfAnAttacker_teachNothing() {
    Pipeline pipeline =
        Pipeline.over(
                day(
                    (traffic, w) -> {
                      for (int i = 0; i < 12; i++) {
                        traffic.add(w, line("203.0." + i + ".9", 200));
                      }
                    }))
            .runAll();
    assertThat(of(pipeline, false)).isEmpty();
    assertThat(of(pipeline, true)).extracting(Incident::subject).containsExactly("/find");
    assertThat(of(pipeline, true).get(0).severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void manyAddressesThatAreRefused_teachNothing() {
    Pipeline pipeline =
        Pipeline.over(
                day(
                    (traffic, w) -> {
                      for (int i = 0; i < 80; i++) {
                        traffic.add(w, line("203.0." + i + ".9", i % 3 == 0 ? 404 : 200));
                      }
                    }))
            .runAll();
    assertThat(of(pipeline, false)).isEmpty();
    assertThat(of(pipeline, true)).extracting(Incident::subject).contains("/find");
  }

  @Test
  void manyAddressesForAnHour_areHeardOfAndTeachNothing() {
    Traffic traffic =
        day(
            (day, w) -> {
              for (int i = 0; i < (w >= 24 && w < 36 ? 80 : 0); i++) {
                day.add(w, line("203.0." + i + ".9", 200));
              }
              if (w == 100) {
                for (int i = 0; i < 9; i++) {
                  day.add(w, line("203.0.113.77", 200));
                }
              }
            });
    Pipeline pipeline = Pipeline.over(traffic).runAll();
    assertThat(of(pipeline, false)).hasSize(1);
    assertThat(of(pipeline, true)).extracting(Incident::subject).contains("203.0.113.77");
  }

  @Test
  void attackerBehindAHabit_isStillSeen() {
    Traffic traffic =
        day(
            (day, w) -> {
              for (int i = 0; i < 40; i++) {
                day.add(w, line("198.51.100." + (1 + (i + w) % 40), 200));
              }
              for (int i = 0; i < (w == 120 ? 90 : 0); i++) {
                day.add(w, line("203.0.113.9", 200));
              }
            });
    Pipeline pipeline = Pipeline.over(traffic).runAll();
    assertThat(of(pipeline, true)).extracting(Incident::subject).contains("203.0.113.9");
  }
}
