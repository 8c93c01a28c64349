package io.weir.cli.scan;

import io.weir.cli.files.LogFiles;
import io.weir.cli.log.FormatOption;
import io.weir.detect.AllowListJson;
import io.weir.threat.PathParameters;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir scan}: looks for attacks in log files or in single requests. */
@Command(
    name = "scan",
    description = {
      "Looks for attacks in log files of any supported format and prints one JSON line for each"
          + " request that has some.",
      "A line has id (as given) or file and line, and class, rule, confidence, location, fragment,"
          + " outcome, and others when there is more than one hit; log lines also have client and"
          + " status.",
      "The outcome is attempted, or may_have_succeeded if the answer was good, had a body, and is"
          + " not what the path sent to others before."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --requests every input line is a JSON object with id, method, uri, user_agent and"
          + " referer; what is absent or null is none, and uri is the request target as it was sent."
          + " With status and bytes, the answer is judged too.",
      "",
      "Examples:",
      "  weir scan access.log.gz logs/           log files, and folders of them",
      "  weir scan --requests probes.jsonl       requests; - is standard input",
      "  weir scan --min-confidence 0.7 logs/    only what is nearly certain",
      "  weir scan --explain \"/?q=1%%27+or+1=1\"   what each rule makes of one request",
      "  weir scan --explain 'GET /a?b=c' --user-agent sqlmap",
      "  weir scan --rules                       which rules there are; --json for all",
      "",
      "Exit codes: 0 done, 1 some input could not be read (the rest was), 2 wrong usage."
    })
public final class ScanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "log files, or folders of them")
  private List<Path> paths = List.of();

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = "read requests as JSON lines; - for standard input")
  private String requests = "";

  @Option(
      names = "--explain",
      paramLabel = "REQUEST",
      description = "show how one request is decoded and judged: a request target or request line")
  private String explain = "";

  @Option(names = "--user-agent", paramLabel = "TEXT", description = "the agent of --explain")
  private String userAgent = "";

  @Option(names = "--referer", paramLabel = "URL", description = "the referrer of --explain")
  private String referrer = "";

  @Option(names = "--rules", description = "list the rules: what each looks for and how sure it is")
  private boolean rules;

  @Option(names = "--json", description = "with --rules: one JSON object for each rule")
  private boolean json;

  @Option(names = "--markdown", description = "with --rules: the page docs/rules.md")
  private boolean markdown;

  @Option(
      names = "--allow",
      paramLabel = "FILE",
      description =
          "leave out what this allow list (JSON) knows: clients, paths, crawlers, rules; single"
              + " requests have no client, so only its rules count for them")
  private Path allow = Path.of("");

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      description = "leave out hits that are less sure; from 0 to 1 (default: 0.5, as for alerts)")
  private double minConfidence = ThreatScanner.DEFAULT_MIN_CONFIDENCE;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new ParameterException(spec.commandLine(), "--min-confidence is from 0 to 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int failures = 0;
    if ((json || markdown) && !rules) {
      throw new ParameterException(spec.commandLine(), "--json and --markdown go with --rules");
    }
    if (rules) {
      print(out);
    } else if (!explain.isEmpty()) {
      ExplanationPrinter.print(explain, userAgent, referrer, minConfidence, out);
    } else if (!requests.isEmpty()) {
      failures = scanRequests(new HitPrinter(out), err);
    } else if (!paths.isEmpty()) {
      LogScan scan =
          new LogScan(
              format.reader(),
              new ThreatScanner(minConfidence),
              new PathParameters(minConfidence),
              allowed(),
              new HitPrinter(out),
              err);
      failures = scan.run(LogFiles.find(paths));
    } else {
      throw new ParameterException(
          spec.commandLine(), "Give log files, --requests, --explain or --rules");
    }
    out.flush();
    err.flush();
    return failures == 0 ? 0 : 1;
  }

  private void print(PrintWriter out) {
    if (json) {
      RulesPrinter.printJson(out);
    } else if (markdown) {
      RulesPrinter.printPage(out);
    } else {
      RulesPrinter.printLines(out);
    }
  }

  private AllowList allowed() throws IOException {
    if (allow.toString().isEmpty()) {
      return AllowList.NONE;
    }
    try {
      return AllowListJson.read(Files.readString(allow));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), allow + ": " + e.getMessage(), e);
    }
  }

  private int scanRequests(HitPrinter hits, PrintWriter err) throws IOException {
    RequestScan scan = new RequestScan(new ThreatScanner(minConfidence), allowed(), hits, err);
    if (requests.equals("-")) {
      return scan.run(System.in);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(requests)))) {
      return scan.run(in);
    }
  }
}
