package io.weir.cli.run;

import io.weir.cli.Failures;
import io.weir.cli.Progress;
import io.weir.cli.files.Counted;
import io.weir.cli.files.Input;
import io.weir.log.FormatDescription;
import io.weir.log.Formats;
import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadReport;
import io.weir.log.SkipReason;
import io.weir.report.Reading;
import io.weir.step.IngestReport;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.store.InMemoryWindowStore;
import io.weir.store.SourceArrival;
import io.weir.threat.allow.AllowList;
import io.weir.window.ClientMask;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowPart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/**
 * Everything that was read from a set of objects, before any of it is judged.
 *
 * @param bytes how large the objects are, as they are stored
 * @param reports what became of each object, in the order of the objects
 * @param failures one line for each object that could not be read, in the same order
 * @param parts all window parts, in order of window
 * @param formats the format of each source
 */
record Intake(
    long bytes,
    List<IngestReport> reports,
    List<String> failures,
    List<WindowPart> parts,
    Map<String, LogFormat> formats) {
  /** Ten years of windows: a file on a disk may hold what no delivered object does. */
  private static final int MOST_WINDOWS = 1 << 20;

  private static final long GLANCE_MILLIS = 200;

  /** Reads the objects, several at a time, and keeps what was selected. */
  static Intake read(
      Input input,
      LogReader lines,
      Settings settings,
      AllowList allowed,
      ClientMask.Choice mask,
      Selection selected,
      Progress progress)
      throws InterruptedException {
    InMemoryWindowStore staged = new InMemoryWindowStore();
    Counted logs = new Counted(input);
    ObjectReader reader = new ObjectReader(lines, settings.windowWidth(), MOST_WINDOWS, mask);
    IngestStep step = new IngestStep(logs, staged, reader, Clock.systemUTC());
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<IngestReport> reports = new ArrayList<>();
    List<String> failures = new ArrayList<>(input.missing());
    try {
      Map<ObjectRef, Future<IngestReport>> pending = new LinkedHashMap<>();
      for (ObjectRef object : input.objects()) {
        pending.put(object, workers.submit(() -> step.ingest(object, allowed)));
      }
      for (Map.Entry<ObjectRef, Future<IngestReport>> one : pending.entrySet()) {
        Runnable show = () -> progress.showBytes("reading", logs.bytes(), input.bytes());
        try {
          reports.add(await(one.getValue(), show));
        } catch (ExecutionException e) {
          failures.add(failure(one.getKey(), e.getCause()));
        }
      }
    } finally {
      workers.shutdownNow();
    }
    long bytes = input.bytes() > 0 ? input.bytes() : logs.bytes();
    return new Intake(bytes, reports, failures, partsOf(staged, selected), formatsOf(staged));
  }

  /** Waits, and shows now and then how far the work is. */
  private static IngestReport await(Future<IngestReport> reading, Runnable show)
      throws InterruptedException, ExecutionException {
    while (true) {
      show.run();
      try {
        return reading.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillReading) {
        // It is shown again.
      }
    }
  }

  /** One object that cannot be read stops nothing else, whatever is the matter with it. */
  private static String failure(ObjectRef object, Throwable failure) {
    String why =
        Failures.isOfInput(failure)
            ? Failures.describe(failure)
            : "a defect of Weir itself, please report it: " + failure;
    return why.startsWith("/") && why.contains(object.key()) ? why : object.key() + ": " + why;
  }

  private static List<WindowPart> partsOf(InMemoryWindowStore staged, Selection selected) {
    return staged.allParts().stream()
        .filter(part -> selected.holds(part.key()))
        .sorted(Comparator.comparing((WindowPart part) -> part.key().end()))
        .toList();
  }

  private static Map<String, LogFormat> formatsOf(InMemoryWindowStore staged) {
    Map<String, LogFormat> formats = new HashMap<>();
    for (SourceArrival arrival : staged.sources()) {
      formats.put(arrival.source(), arrival.format());
    }
    return formats;
  }

  /** Returns the format by which the source's windows settle. */
  LogFormat deliveryOf(String source) {
    return formats.getOrDefault(source, LogFormat.ALB);
  }

  /** Returns the format of the source, as people see it. */
  String formatOf(String source) {
    return Optional.ofNullable(formats.get(source)).map(LogFormat::label).orElse("unknown");
  }

  /** Returns what became of everything. */
  Reading reading() {
    Map<String, Long> rejects = new TreeMap<>();
    Map<String, Long> passedOver = new TreeMap<>();
    for (IngestReport object : reports) {
      ReadReport report = object.report();
      report.rejects().forEach((why, count) -> rejects.merge(why.sentence(), count, Long::sum));
      report.skipReason().ifPresent(why -> passedOver.merge(described(why), 1L, Long::sum));
    }
    return new Reading(
        reports.size(),
        bytes,
        sum(ReadReport::lines),
        sum(ReadReport::accepted),
        sum(ReadReport::rejected),
        sum(ReadReport::skipped),
        failures,
        rejects,
        passedOver,
        lacks());
  }

  private static String described(SkipReason why) {
    return "it " + why.sentence() + (why.advice().isEmpty() ? "" : "; " + why.advice());
  }

  /** What the logs of formats that were read cannot show, so that silence is not taken for calm. */
  private List<String> lacks() {
    List<String> lacks = new ArrayList<>();
    for (FormatDescription description : Formats.descriptions()) {
      if (!description.lacks().isEmpty() && formats.containsValue(description.format())) {
        lacks.add(description.format().label() + " logs cannot show " + description.lacks());
      }
    }
    return lacks;
  }

  private long sum(ToLongFunction<ReadReport> number) {
    return reports.stream().mapToLong(object -> number.applyAsLong(object.report())).sum();
  }
}
