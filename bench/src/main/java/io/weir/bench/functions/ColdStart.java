package io.weir.bench.functions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of a function's process to its first answer, beside a bare handler that makes the
 * same calls with the same libraries: {@code bench/run functions.ColdStart [--rounds N] [NAME
 * ...]}. The functions have to be packaged ({@code mvn package -DskipTests}); {@code
 * AWS_LAMBDA_RIE} names the emulator if it is not where the check installs it.
 *
 * <p>All run on one processor in turns, so that what else a machine does meets all alike; CPU
 * seconds are those of the function's process alone. A snapshot as SnapStart takes one cannot be
 * made here. What it would leave to do is measured in a process that was started before: its first
 * event of use after one that holds nothing (a snapshot behind the function's initialisation), and
 * after one of use (with priming). The time to restore a snapshot comes on top and is not known
 * here.
 */
public final class ColdStart {
  private static final String NOTHING = "{\"Records\":[]}";
  private static final List<String> NO_OPTIONS = List.of("-Xshare:auto");

  private final Sandbox sandbox;
  private final Emulated ingest;

  private ColdStart(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    this.ingest = sandbox.start(Subject.ALL.get(0), false, NO_OPTIONS);
  }

  /** Measures the named functions, or all. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = 7;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--rounds")) {
        rounds = Integer.parseInt(arguments[++i]);
      } else {
        names.add(arguments[i]);
      }
    }
    Path root = Path.of(System.getProperty("weir.bench")).resolveSibling("").toAbsolutePath();
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d rounds; CPU seconds of the function's process, medians%n%n",
        Runtime.version(),
        rounds);
    System.out.println(
        "function    bare  ours  ratio (spread)        seconds: bare  ours | class archive: bare"
            + "  ours  ratio | after a snapshot: bare  ours  primed");
    try (Sandbox sandbox = new Sandbox(root.normalize(), emulator(root))) {
      ColdStart bench = new ColdStart(sandbox);
      try {
        for (Subject subject : Subject.ALL) {
          if (names.isEmpty() || names.contains(subject.name())) {
            bench.measure(subject, rounds);
          }
        }
      } finally {
        bench.ingest.close();
      }
    }
  }

  private static Path emulator(Path root) throws IOException {
    String named = System.getenv("AWS_LAMBDA_RIE");
    Path emulator = named != null ? Path.of(named) : root.resolve(".weir/tools/bin/aws-lambda-rie");
    if (!Files.isExecutable(emulator)) {
      throw new IOException(
          "no emulator at " + emulator + "; local/invoke --help says how to get it");
    }
    return emulator;
  }

  private void measure(Subject subject, int rounds) throws IOException, InterruptedException {
    List<String> ours = archive(subject, false);
    List<String> bare = archive(subject, true);
    Map<String, double[]> cpu = new LinkedHashMap<>();
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      put(cpu, seconds, "bare", round, rounds, first(subject, true, NO_OPTIONS));
      put(cpu, seconds, "ours", round, rounds, first(subject, false, NO_OPTIONS));
      put(cpu, seconds, "bare, archive", round, rounds, first(subject, true, bare));
      put(cpu, seconds, "ours, archive", round, rounds, first(subject, false, ours));
      put(cpu, seconds, "bare, snapshot", round, rounds, later(subject, true, NOTHING));
      put(cpu, seconds, "ours, snapshot", round, rounds, later(subject, false, NOTHING));
      put(cpu, seconds, "ours, primed", round, rounds, later(subject, false, prepared(subject)));
    }
    double[] ratios = ratios(cpu.get("ours"), cpu.get("bare"));
    System.out.printf(
        Locale.ROOT,
        "%-10s %5.2f %5.2f %6.2f (%.2f to %.2f) %-6s %13.2f %5.2f | %19.2f %5.2f %6.2f | %22.2f %5.2f %7.2f%n",
        subject.name(),
        median(cpu.get("bare")),
        median(cpu.get("ours")),
        median(ratios),
        Arrays.stream(ratios).min().orElse(0),
        Arrays.stream(ratios).max().orElse(0),
        median(ratios) <= subject.goal() ? "goal" : "missed",
        median(seconds.get("bare")),
        median(seconds.get("ours")),
        median(cpu.get("bare, archive")),
        median(cpu.get("ours, archive")),
        median(ratios(cpu.get("ours, archive"), cpu.get("bare, archive"))),
        median(cpu.get("bare, snapshot")),
        median(cpu.get("ours, snapshot")),
        median(cpu.get("ours, primed")));
  }

  private static void put(
      Map<String, double[]> cpu,
      Map<String, double[]> seconds,
      String name,
      int round,
      int rounds,
      Emulated.Answer answer) {
    cpu.computeIfAbsent(name, key -> new double[rounds])[round] = answer.cpuSeconds();
    seconds.computeIfAbsent(name, key -> new double[rounds])[round] = answer.seconds();
  }

  /** Returns the first answer of a new process. */
  private Emulated.Answer first(Subject subject, boolean bare, List<String> options)
      throws IOException, InterruptedException {
    String event = prepared(subject);
    try (Emulated function = sandbox.start(subject, bare, options)) {
      return checked(subject, bare, function, event);
    }
  }

  /** Returns the second answer of a new process, behind the other event. */
  private Emulated.Answer later(Subject subject, boolean bare, String before)
      throws IOException, InterruptedException {
    try (Emulated function = sandbox.start(subject, bare, NO_OPTIONS)) {
      var unused = function.invoke(bare ? NOTHING : before);
      return checked(subject, bare, function, prepared(subject));
    }
  }

  private static Emulated.Answer checked(
      Subject subject, boolean bare, Emulated function, String event)
      throws IOException, InterruptedException {
    Emulated.Answer answer = function.invoke(event);
    if (!bare && !subject.done().matcher(function.logged()).find()) {
      throw new IOException(subject.name() + " did not do its work:\n" + function.logged());
    }
    return answer;
  }

  /** Makes that there is something to do, and returns the event that asks for it. */
  private String prepared(Subject subject) throws IOException, InterruptedException {
    if (subject.name().equals("score")) {
      var unused = ingest.invoke(sandbox.event(Subject.ALL.get(0)));
    }
    return sandbox.event(subject);
  }

  /** Makes an archive of what is loaded for an event, and returns the options to use it. */
  private List<String> archive(Subject subject, boolean bare)
      throws IOException, InterruptedException {
    Path file = sandbox.file(subject.name() + (bare ? "-bare" : "") + ".archive");
    boolean ahead = Runtime.version().feature() >= 25;
    String write = ahead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    try (Emulated function = sandbox.start(subject, bare, List.of(write + file))) {
      var unused = checked(subject, bare, function, prepared(subject));
      function.endInOrder();
    }
    if (!Files.exists(file)) {
      throw new IOException("no class archive was made of " + subject.name());
    }
    return List.of((ahead ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
  }

  private static double[] ratios(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
