package io.weir.cli.incidents;

import io.weir.aws.dynamo.IncidentArchive;
import io.weir.cli.Moment;
import io.weir.cli.Plain;
import io.weir.cli.Quantity;
import io.weir.incident.AnswerJson;
import io.weir.incident.FalseAlarms;
import io.weir.incident.Incident;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir incidents}: what was told, what people said of it, and how often it was nothing. */
@Command(
    name = "incidents",
    description = {
      "Lists the incidents that people were alerted of with the answers to them, and how often",
      "they were false alarms, by week, kind and rule."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir incidents weir-out                    of a run",
      "  weir incidents --table TABLE --since 30d   of a deployed stack",
      "",
      "Exit codes: 0 done, 1 they could not be read, 2 wrong usage."
    })
public final class IncidentsCommand implements Callable<Integer> {
  private static final int MAX_SOURCE_CHARS = 40;
  private static final int MAX_SUBJECT_CHARS = 60;
  private static final int MINUTE_CHARS = 16;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The output folder of a run, or its incidents.jsonl.")
  private Optional<Path> path = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = {
        "The table of incidents of a deployed stack (IncidentsTable of its outputs), which is read",
        "as a whole. Region and credentials are those of the AWS CLI."
      })
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those seen since: 7d, 12h, 2026-11-01 or 2026-11-01T10:00.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of --since, and whose weeks are told. Default: UTC")
  private Optional<ZoneId> zone = Optional.empty();

  @Option(
      names = "--answers",
      description = "Print the answers alone, one JSON document a line, for weir run --answers.")
  private boolean answers;

  @Override
  public Integer call() throws IOException {
    if (path.isPresent() == table.isPresent()) {
      throw new ParameterException(spec.commandLine(), "name either a folder or --table");
    }
    if (answers) {
      printAnswers();
      return 0;
    }
    ZoneId local = zone.orElse(ZoneOffset.UTC);
    Instant from = from(local);
    List<Incident> incidents =
        (path.isPresent()
                ? IncidentFile.read(path.get())
                : IncidentArchive.ofProcess(table.orElseThrow()).incidents())
            .stream().filter(Incident::isAlert).filter(i -> !i.lastSeen().isBefore(from)).toList();
    PrintWriter out = spec.commandLine().getOut();
    incidents.forEach(incident -> out.println(line(incident)));
    out.println(Quantity.counted(incidents.size(), "incident") + ".");
    List<FalseAlarms.Row> rows = FalseAlarms.of(incidents, local);
    if (!rows.isEmpty()) {
      out.println();
      out.println("What people said of alerts");
      out.printf(
          "%-10s  %-40s %6s %12s %8s%n",
          "week", "kind, rule", "alerts", "false alarms", "expected");
      rows.forEach(row -> out.println(line(row)));
    }
    return 0;
  }

  private void printAnswers() throws IOException {
    if (table.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--answers goes with --table");
    }
    PrintWriter out = spec.commandLine().getOut();
    IncidentArchive.ofProcess(table.get())
        .answers()
        .forEach(answer -> out.println(AnswerJson.write(answer)));
  }

  private Instant from(ZoneId local) {
    try {
      return since.map(text -> Moment.of(text, Instant.now(), local)).orElse(Instant.MIN);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String line(Incident incident) {
    String answers =
        incident.answers().stream()
            .map(said -> said.kind().label())
            .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "%-8s %s UTC  %-8s %-24s %s  %s  %s",
            incident.severity().name().toLowerCase(Locale.ROOT),
            incident.opened().toString().substring(0, MINUTE_CHARS).replace('T', ' '),
            incident.state().name().toLowerCase(Locale.ROOT),
            incident.type().label(),
            Plain.line(incident.source(), MAX_SOURCE_CHARS),
            Plain.line(incident.subject(), MAX_SUBJECT_CHARS),
            answers.isEmpty() ? "" : "answered: " + answers)
        .stripTrailing();
  }

  private static String line(FalseAlarms.Row row) {
    String what = row.rule().isEmpty() ? row.kind() : row.kind() + ", " + row.rule();
    return String.format(
        Locale.ROOT,
        "%-10s  %-40s %6d %12d %8d",
        row.week(),
        what,
        row.alerts(),
        row.falseAlarms(),
        row.expected());
  }
}
