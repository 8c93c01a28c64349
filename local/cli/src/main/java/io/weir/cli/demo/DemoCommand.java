package io.weir.cli.demo;

import io.weir.cli.Progress;
import io.weir.cli.run.ReportOf;
import io.weir.cli.run.ResultFiles;
import io.weir.cli.run.WindowsCsv;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.service.ReceivedAlert;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.incident.Incident;
import io.weir.lab.generate.Scenarios;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.log.LogFormat;
import io.weir.report.HtmlReport;
import io.weir.report.Places;
import io.weir.report.Reading;
import io.weir.report.Report;
import io.weir.store.WindowStore;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir demo}: the main job on a made-up day, on the real parts as far as they run here. */
@Command(
    name = "demo",
    description = {
      "Delivers a made-up day of ALB logs with incidents in it to the five functions, and prints"
          + " the alerts as people would receive them.",
      "DynamoDB Local and an S3 server run in this process; nothing leaves this machine."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  weir demo                  results in weir-out",
      "  weir demo --seed 2         another day",
      "  weir demo --full           every message whole, resolutions too"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2026-03-03T00:00:00Z");
  private static final String RULE = "─".repeat(100);

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "weir-out",
      description = "where the results go (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which day; the same number is the same day (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--full", description = "print every message whole")
  private boolean full;

  @Override
  public Integer call() throws IOException {
    Progress progress = Progress.onStandardError();
    TrafficGenerator traffic = Scenarios.day(seed, START);
    int windows = traffic.shape().windows();
    Files.createDirectories(out);
    try (LocalCloud cloud = LocalCloud.start(out.resolve("logs"), progress::say)) {
      progress.say("delivering the day of " + START.toString().substring(0, 10));
      Day day = new Day(traffic, cloud);
      day.live(
          (time, alert) -> tell(time, alert, progress),
          done -> progress.show("windows of the day done:", done, windows));
      conclude(traffic, cloud, day);
    }
    return 0;
  }

  private void tell(Instant time, ReceivedAlert alert, Progress progress) {
    progress.clear();
    PrintWriter console = spec.commandLine().getOut();
    String clock = time.toString().substring(11, 16);
    if (full || alert.attributes().getOrDefault("notice", "").equals("OPENED")) {
      console.println(RULE);
      console.println(clock + "  e-mail: " + alert.subject());
      console.println();
      console.println(alert.message().strip());
      console.println();
    } else {
      console.println(clock + "  e-mail: " + alert.subject());
      console.println();
    }
    console.flush();
  }

  private void conclude(TrafficGenerator traffic, LocalCloud cloud, Day day) throws IOException {
    Map<WindowKey, Window> windows = windows(traffic, cloud.windows());
    List<Incident> all = cloud.incidents().incidents(traffic.shape().source(), Instant.EPOCH);
    List<Incident> incidents = ResultFiles.told(all);
    Verdict verdict = Verdict.of(traffic.labels(), incidents);
    long requests =
        windows.values().stream().mapToLong(window -> window.count(Counter.REQUESTS)).sum();
    String summary =
        String.format("%,d requests in %,d log objects, seed %d", requests, day.objects(), seed);
    ResultFiles.writeIncidents(out.resolve("incidents.jsonl"), incidents);
    List<ReceivedMetric> metrics =
        new ArrayList<>(DashboardFile.logged(cloud.log("ScoreFunction")));
    metrics.addAll(DashboardFile.changes(incidents));
    DashboardFile.write(out.resolve("dashboard.json"), metrics);
    long rejected =
        windows.values().stream().mapToLong(window -> window.count(Counter.REJECTED_LINES)).sum();
    Reading reading =
        new Reading(
            day.objects(),
            requests + rejected,
            requests,
            rejected,
            0,
            List.of(),
            Map.of(),
            Map.of());
    Report report =
        ReportOf.windows(
            "a made-up day, seed " + seed,
            ZoneOffset.UTC,
            reading,
            windows.keySet(),
            source -> LogFormat.ALB.label(),
            cloud.windows(),
            all,
            Places.NONE);
    HtmlReport html = new HtmlReport(report);
    try (WindowsCsv rows = WindowsCsv.create(out.resolve("windows.csv"))) {
      for (Map.Entry<WindowKey, Window> window : windows.entrySet()) {
        rows.add(window.getKey(), window.getValue());
        html.add(window.getKey(), window.getValue());
      }
    }
    html.write(out.resolve("report.html"));
    PrintWriter console = spec.commandLine().getOut();
    console.println(RULE);
    console.println(summary + ".");
    console.println();
    console.println("Put into the day:");
    verdict.lines().forEach(line -> console.println("  " + line));
    for (Incident other : verdict.others()) {
      console.println("  told, but not put in: " + other.type().label() + " at " + other.opened());
    }
    console.println();
    console.println("Report: " + out.resolve("report.html").toAbsolutePath().normalize());
    console.flush();
  }

  private static Map<WindowKey, Window> windows(TrafficGenerator traffic, WindowStore store) {
    List<WindowPart> parts = new ArrayList<>();
    for (int i = 0; i < traffic.shape().windows(); i++) {
      parts.addAll(
          store.parts(
              WindowKey.of(
                  traffic.shape().source(), traffic.shape().window(i), WindowKey.DEFAULT_WIDTH)));
    }
    return ResultFiles.merge(parts);
  }
}
