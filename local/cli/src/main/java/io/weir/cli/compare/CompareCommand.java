package io.weir.cli.compare;

import io.weir.cli.Plain;
import io.weir.cli.Quantity;
import io.weir.cli.incidents.IncidentFile;
import io.weir.incident.Incident;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir compare}: what would have alerted otherwise. */
@Command(
    name = "compare",
    description = {
      "Shows which incidents one run has and another over the same logs has not.",
      "Try other settings, suppressions or a later version before they alert anyone."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  weir run logs/ --out before",
      "  weir run logs/ --out after --config strict.yaml",
      "  weir compare before after",
      "",
      "Exit codes: 0 the same incidents, 4 others, 1 one of them could not be read."
    })
public final class CompareCommand implements Callable<Integer> {
  private static final int OTHERS = 4;
  private static final int MAX_SOURCE_CHARS = 40;
  private static final int MAX_SUBJECT_CHARS = 60;
  private static final int MINUTE_CHARS = 16;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The output folder of a run, or its incidents.jsonl.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "That of the other.")
  private Path after;

  @Override
  public Integer call() throws IOException {
    Comparison comparison = Comparison.of(IncidentFile.read(before), IncidentFile.read(after));
    PrintWriter out = spec.commandLine().getOut();
    comparison.lost().forEach(incident -> out.println("- " + line(incident)));
    comparison.gained().forEach(incident -> out.println("+ " + line(incident)));
    for (Comparison.Change change : comparison.changed()) {
      String was = change.before().severity().name().toLowerCase(Locale.ROOT);
      out.println("~ " + line(change.after()) + " (was " + was + ")");
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s lost, %,d gained, %,d with another severity, %,d the same.",
            Quantity.counted(comparison.lost().size(), "incident"),
            comparison.gained().size(),
            comparison.changed().size(),
            comparison.same()));
    return comparison.isEqual() ? 0 : OTHERS;
  }

  private static String line(Incident incident) {
    return String.format(
        Locale.ROOT,
        "%-8s %s UTC  %-24s %s  %s",
        incident.severity().name().toLowerCase(Locale.ROOT),
        incident.opened().toString().substring(0, MINUTE_CHARS).replace('T', ' '),
        incident.type().label(),
        Plain.line(incident.source(), MAX_SOURCE_CHARS),
        Plain.line(incident.subject(), MAX_SUBJECT_CHARS));
  }
}
