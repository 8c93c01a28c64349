package io.weir.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the traffic of access logs by source and window: one JSON object each. */
@Command(
    name = "windows",
    description = "Print the traffic of access logs, one JSON object per source and window.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Counters are exact. Estimates come from sketches: unique clients within 1.6 %%,"
          + " other unique values within 3.3 %% (standard errors), latencies within 1.6 %%;"
          + " a top entry is at most its error too high.",
      "",
      "Exit code 1 if an object could not be read to its end; nothing of it counts.",
      "",
      "Examples:",
      "  weir windows logs/                    five-minute windows",
      "  weir windows --window 1h app.log.gz   hours",
      "  weir windows --top 3 logs/ | jq .estimates.topClient"
    })
public final class WindowsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or - for standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "5m",
      description = "Length of a window, such as 30s, 5m, 1h. Default: ${DEFAULT-VALUE}")
  private String window = "5m";

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "Entries of each top list. Default: ${DEFAULT-VALUE}")
  private int top = 10;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Duration width = width();
    if (top < 0) {
      throw new ParameterException(spec.commandLine(), "--top must be 0 or more");
    }
    ObjectReader reader = new ObjectReader(format.reader(), width);
    ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
    Clock clock = Clock.systemUTC();
    Totals totals = new Totals();
    Map<WindowKey, Window> windows = new TreeMap<>();
    int failures =
        Inputs.readAll(
            paths,
            spec.commandLine().getErr(),
            (in, object) -> {
              ObjectParts parts = reader.read(in, object, scanner, clock.instant());
              for (WindowPart part : parts.parts()) {
                windows.computeIfAbsent(part.key(), none -> new Window()).merge(part.window());
              }
              totals.add(object.key(), parts.report(), spec.commandLine().getErr());
            });
    print(windows);
    totals.print(spec.commandLine().getErr());
    return failures == 0 ? 0 : 1;
  }

  private void print(Map<WindowKey, Window> windows) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))
            .setRootValueSeparator(null)) {
      for (Map.Entry<WindowKey, Window> entry : windows.entrySet()) {
        WindowJson.write(json, entry.getKey(), entry.getValue(), top);
        json.writeRaw('\n');
      }
    }
  }

  private Duration width() {
    try {
      Duration width = Duration.parse("PT" + window.toUpperCase(Locale.ROOT));
      if (width.toSeconds() >= 1 && width.equals(Duration.ofSeconds(width.toSeconds()))) {
        return width;
      }
    } catch (DateTimeException e) {
      throw new ParameterException(spec.commandLine(), "No time: " + window, e);
    }
    throw new ParameterException(spec.commandLine(), "Not whole seconds, at least one: " + window);
  }
}
