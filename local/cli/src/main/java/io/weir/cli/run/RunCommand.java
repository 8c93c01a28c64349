package io.weir.cli.run;

import io.weir.alert.AlertMessage;
import io.weir.cli.Progress;
import io.weir.cli.files.LogFiles;
import io.weir.detect.AllowListJson;
import io.weir.incident.Incident;
import io.weir.incident.Suppression;
import io.weir.incident.SuppressionJson;
import io.weir.report.HtmlReport;
import io.weir.step.Settings;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir run}: one's own log files through the steps, as if they were delivered today. */
@Command(
    name = "run",
    description = {
      "Reads log files and folders, judges every window in order of time, and prints the alerts"
          + " that would have gone out.",
      "Writes incidents.jsonl, windows.csv and report.html."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Formats and compression are recognised by content.",
      "",
      "Examples:",
      "  weir run access.log.gz                   one file",
      "  weir run logs/2026/11 --out november     a folder and all below it",
      "  weir run logs/ --zone Europe/Berlin      days as your users live them",
      "",
      "Exit codes: 0 done, 1 some object could not be read (the others were), 2 wrong usage."
    })
public final class RunCommand implements Callable<Integer> {
  private static final int SHOWN_FAILURES = 10;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "log files, or folders that hold some")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "weir-out",
      description = "where the results go (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "the time zone whose days and weeks the traffic follows (default: ${DEFAULT-VALUE})")
  private ZoneId zone;

  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description = "a JSON document of what to keep quiet about, and why")
  private Optional<Path> suppressions = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description = "a JSON document of clients, paths and crawlers whose attacks are none")
  private Optional<Path> allow = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Progress progress = Progress.onStandardError();
    Settings settings = Settings.defaults().withZone(zone).withSuppressions(stated());
    List<ObjectRef> objects = LogFiles.find(paths);
    Files.createDirectories(out);
    progress.say("reading " + counted(objects.size(), "file"));
    Intake intake = Intake.read(objects, LogFiles.source(), settings, allowed(), progress);
    Map<WindowKey, Window> windows = ResultFiles.merge(intake.parts());
    progress.say("judging " + counted(windows.size(), "window"));
    Replay replay = new Replay(intake, settings, this::tell, progress);
    List<Incident> incidents = ResultFiles.told(replay.run());
    write(intake, windows, incidents);
    replay.suppressed().forEach(this::tellSuppressed);
    return conclude(intake, windows, incidents);
  }

  private List<Suppression> stated() throws IOException {
    return document(suppressions, SuppressionJson::read).orElse(List.of());
  }

  private AllowList allowed() throws IOException {
    return document(allow, AllowListJson::read).orElse(AllowList.NONE);
  }

  private <T> Optional<T> document(Optional<Path> file, Function<String, T> reader)
      throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(Files.readString(file.get())));
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "no such file: " + file.get(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file.get() + ": " + e.getMessage(), e);
    }
  }

  private void tellSuppressed(String reason, int findings) {
    PrintWriter console = spec.commandLine().getOut();
    console.println("Suppressed " + counted(findings, "finding") + ": " + reason);
  }

  private void tell(AlertMessage message) {
    PrintWriter console = spec.commandLine().getOut();
    console.println(message.text());
    console.println();
    console.flush();
  }

  private void write(Intake intake, Map<WindowKey, Window> windows, List<Incident> incidents)
      throws IOException {
    ResultFiles.writeIncidents(out.resolve("incidents.jsonl"), incidents);
    ResultFiles.writeWindows(out.resolve("windows.csv"), windows);
    String title = String.join(", ", paths.stream().map(Path::toString).toList());
    HtmlReport.write(
        ReportOf.windows(title, totals(intake), windows, incidents), out.resolve("report.html"));
  }

  private int conclude(Intake intake, Map<WindowKey, Window> windows, List<Incident> incidents) {
    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    intake.failures().stream()
        .limit(SHOWN_FAILURES)
        .forEach(failure -> err.println("weir: not read: " + failure));
    if (intake.failures().size() > SHOWN_FAILURES) {
      err.println("weir: and " + (intake.failures().size() - SHOWN_FAILURES) + " more not read");
    }
    console.println(totals(intake));
    if (windows.isEmpty()) {
      console.println("No request was found in what was read; `weir parse` shows why.");
    }
    console.println(
        counted(incidents.size(), "incident") + " in " + counted(windows.size(), "window") + ".");
    console.println("Report: " + out.resolve("report.html").toAbsolutePath().normalize());
    console.flush();
    return intake.failures().isEmpty() ? 0 : 1;
  }

  private static String totals(Intake intake) {
    return String.format(
        "%s: lines=%d accepted=%d rejected=%d skipped=%d",
        counted(intake.reports().size(), "object"),
        intake.lines(),
        intake.accepted(),
        intake.rejected(),
        intake.skipped());
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
