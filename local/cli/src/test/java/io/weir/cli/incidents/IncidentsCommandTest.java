package io.weir.cli.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Told;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsCommandTest {
  /** A Thursday. */
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void incidents_showAnswersAndFalseAlarmsByWeekKindAndRule() throws IOException {
    Path file = folder.resolve("incidents.jsonl");
    Files.write(
        file,
        List.of(
            line("a", 0, AnswerKind.FALSE_ALARM),
            line("b", 1, AnswerKind.EXPECTED),
            line("c", 2),
            line("d", 7, AnswerKind.FALSE_ALARM),
            line("e", 8, AnswerKind.FALSE_ALARM, AnswerKind.UNDO)));
    Told told = Told.by("incidents", folder.toString());
    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .contains("SQL_Injection            app/web/1  203.0.113.7  answered: false-alarm\n")
        .contains("answered: false-alarm, undo\n")
        .contains("5 incidents.\n");
    assertThat(told.out().lines().filter(line -> line.contains("sqli.union")))
        .containsExactly(
            "2026-03-09  SQL_Injection, sqli.union                     2            1        0",
            "2026-03-02  SQL_Injection, sqli.union                     3            1        1");
  }

  @Test
  void incidents_withoutAPlace_isWrongUsage() {
    assertThat(Told.by("incidents").exitCode()).isEqualTo(2);
    assertThat(Told.by("incidents", "x", "--table", "y").exitCode()).isEqualTo(2);
    assertThat(Told.by("incidents", "x", "--answers").exitCode()).isEqualTo(2);
  }

  private static String line(String id, int days, AnswerKind... answers) {
    Incident incident = incident(id, START.plusSeconds(86_400L * days));
    List<Answer> said =
        java.util.Arrays.stream(answers)
            .map(
                kind ->
                    Answer.of(incident, 1, kind, incident.lastSeen().plusSeconds(kind.ordinal())))
            .toList();
    return IncidentJson.write(incident.answered(said));
  }

  private static Incident incident(String id, Instant opened) {
    return new Incident(
        id,
        "app/web/1",
        FindingType.SQL_INJECTION,
        "203.0.113.7",
        Severity.HIGH,
        Incident.State.OPEN,
        opened,
        opened.plusSeconds(300),
        Optional.empty(),
        Trail.of(WindowKey.of("app/web/1", opened, WindowKey.DEFAULT_WIDTH)),
        opened,
        0.9,
        "something",
        List.of(
            new Evidence("client 203.0.113.7", "requests", 9, Double.NaN, 1),
            new Evidence("rule sqli.union", "% sure", 90, Double.NaN, 0)),
        false,
        Sample.EMPTY,
        Incident.Notice.OPENED,
        1,
        1);
  }
}
