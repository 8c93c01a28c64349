package io.weir.cli.run;

import io.weir.alert.AlertMessage;
import io.weir.alert.Links;
import io.weir.cli.Colour;
import io.weir.cli.Moment;
import io.weir.cli.Plain;
import io.weir.cli.Progress;
import io.weir.cli.Quantity;
import io.weir.cli.files.Input;
import io.weir.cli.log.FormatOption;
import io.weir.incident.Incident;
import io.weir.report.HtmlReport;
import io.weir.report.Places;
import io.weir.report.Reading;
import io.weir.report.Report;
import io.weir.report.Verdict;
import io.weir.step.IngestReport;
import io.weir.step.Settings;
import io.weir.threat.allow.AllowList;
import io.weir.window.ClientMask;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir run}: one's own log files through the steps, as if they were delivered today. */
@Command(
    name = "run",
    description = {
      "Reads access logs, judges every window in order of time, and says what needs you.",
      "Writes report.html, incidents.jsonl, alerts.jsonl, digests.jsonl and windows.csv."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Formats and compression are recognised by content.",
      "",
      "Examples:",
      "  weir run access.log.gz                   one file",
      "  weir run logs/2026/11 --out november     a folder and all below it",
      "  weir run s3://my-logs/AWSLogs/ --since 7d",
      "  zcat *.gz | weir run -                   from standard input",
      "  weir run logs/ --zone Europe/Berlin      days as your users live them",
      "  weir run --format combined access.log    the log of a web server",
      "  weir run logs/ --json | jq .verdict      for other programs",
      "",
      "Exit codes: 0 done, 1 something could not be read (the rest was judged), 2 wrong usage, 3"
          + " nothing could be read as an access log, 130 interrupted."
    })
public final class RunCommand implements Callable<Integer> {
  private static final int UNREAD = 1;
  private static final int NOTHING_READABLE = 3;
  private static final int MAX_KEY_CHARS = 300;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Log files, folders, s3://BUCKET/PREFIX, or - for standard input.")
  private List<String> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "weir-out",
      description = "Where the results go. Default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what came since: 7d, 12h, 30m, 2026-11-01 or 2026-11-01T10:00.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Only what came before.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--mask",
      paramLabel = "WIDTH",
      defaultValue = "full",
      description = {
        "How much of clients' addresses is kept: full, /24 (IPv6 /48), /16 (/32) or hash.",
        "Default: ${DEFAULT-VALUE}"
      })
  private String mask;

  @Option(
      names = "--source",
      paramLabel = "WORD",
      description = "Only sources with the word in their name. May be given again.")
  private List<String> sources = List.of();

  @Mixin private Documents documents = new Documents();

  @Mixin private FormatOption format;

  @ArgGroup(exclusive = false, heading = "%nWhat is told:%n")
  private Telling telling = new Telling();

  /** What goes to standard output and standard error. */
  static final class Telling {
    @Option(names = "--alerts", description = "Print every message that would have gone out.")
    private boolean alerts;

    @Option(names = "--json", description = "Print one JSON document in place of the summary.")
    private boolean json;

    @Option(
        names = {"-q", "--quiet"},
        description = "Print nothing but what goes wrong.")
    private boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Tell what became of each object.")
    private boolean verbose;

    @Option(
        names = "--color",
        paramLabel = "WHEN",
        defaultValue = "auto",
        description = "${COMPLETION-CANDIDATES}. NO_COLOR is heeded. Default: ${DEFAULT-VALUE}")
    private Colour.When color = Colour.When.auto;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Progress progress = telling.quiet ? Progress.none() : Progress.onStandardError();
    Settings settings = documents.settings();
    Places places = documents.places();
    Selection selected = selected(Instant.now(), settings.zone());
    Files.createDirectories(out);
    Input input = Input.find(paths, System.in, selected.since());
    progress.say("reading " + Quantity.counted(input.objects().size(), "object"));
    AllowList allowed = documents.allowed();
    Intake intake =
        Intake.read(input, format.reader(), settings, allowed, masked(), selected, progress);
    if (telling.verbose) {
      intake.reports().forEach(report -> progress.say(describe(report)));
    }
    Set<WindowKey> windows = intake.gathered().windows();
    progress.say("judging " + Quantity.counted(windows.size(), "window"));
    String page = page().toUri().toString();
    Links links = new Links(Optional.empty(), Optional.empty(), Optional.of(page));
    Replay replay =
        new Replay(intake, settings, allowed, message -> tell(message, progress), links, progress)
            .heeding(documents.answers())
            .knowing(documents.deploys());
    List<Incident> all = replay.run();
    List<Incident> incidents = ResultFiles.told(all);
    List<Incident> information = ResultFiles.information(all);
    Report report =
        ReportOf.windows(
                String.join(", ", paths),
                settings.zone(),
                intake.reading(),
                windows,
                intake::formatOf,
                replay.scored(),
                all,
                places)
            .with(documents.deploys());
    write(report, intake.gathered());
    RunJson.writeSent(out.resolve("alerts.jsonl"), replay.sent());
    progress.clear();
    return conclude(Verdict.of(report), replay.suppressed(), incidents, information);
  }

  private Selection selected(Instant now, ZoneId local) {
    try {
      return new Selection(
          since.map(text -> Moment.of(text, now, local)).orElse(Instant.MIN),
          until.map(text -> Moment.of(text, now, local)).orElse(Instant.MAX),
          sources);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String describe(IngestReport report) {
    return Plain.line(report.object().key(), MAX_KEY_CHARS) + ": " + report.describe();
  }

  /** A run keeps nothing for the next, so that any key does. */
  private ClientMask.Choice masked() {
    try {
      return new ClientMask.Choice(ClientMask.Width.ofLabel(mask), UUID.randomUUID().toString());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void tell(AlertMessage message, Progress progress) {
    if (telling.alerts && !telling.json) {
      PrintWriter console = spec.commandLine().getOut();
      progress.aside(
          () -> {
            console.println(message.text());
            console.println();
            console.flush();
          });
    }
  }

  private void write(Report report, Gathered gathered) throws IOException {
    ResultFiles.writeIncidents(out.resolve("incidents.jsonl"), report.incidents());
    ResultFiles.writeIncidents(out.resolve("digests.jsonl"), report.information());
    HtmlReport html = new HtmlReport(report);
    try (WindowsCsv rows = WindowsCsv.create(out.resolve("windows.csv"))) {
      gathered.each(
          (key, window) -> {
            rows.add(key, window);
            html.add(key, window);
          });
    }
    html.write(page());
  }

  private Path page() {
    return out.resolve("report.html").toAbsolutePath().normalize();
  }

  private int conclude(
      Verdict verdict,
      Map<String, Integer> suppressed,
      List<Incident> incidents,
      List<Incident> information)
      throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    Path page = page();
    Reading reading = verdict.reading();
    if (telling.json) {
      RunJson.print(console, verdict, incidents, information, page);
    } else if (!telling.quiet) {
      new Summary(console, Colour.of(telling.color)).print(verdict, suppressed, information, page);
    } else {
      PrintWriter err = spec.commandLine().getErr();
      reading.unread().forEach(why -> err.println("weir: not read: " + Plain.line(why, 500)));
    }
    if (reading.accepted() == 0) {
      return NOTHING_READABLE;
    }
    return reading.unread().isEmpty() ? 0 : UNREAD;
  }
}
