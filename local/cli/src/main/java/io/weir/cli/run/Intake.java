package io.weir.cli.run;

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
import io.weir.step.Settings;
import io.weir.threat.allow.AllowList;
import io.weir.window.ClientMask;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowPart;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
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
 * @param gathered what was selected of it, by window
 * @param deliveries when it was delivered
 * @param formats the format of each source
 */
record Intake(
    long bytes,
    List<IngestReport> reports,
    List<String> failures,
    Gathered gathered,
    Deliveries deliveries,
    Map<String, LogFormat> formats) {
  /** Ten years of windows: a file on a disk may hold what no delivered object does. */
  private static final int MOST_WINDOWS = 1 << 20;

  /** Objects that are read ahead of the one that is next, for each worker. */
  private static final int AHEAD = 4;

  private static final long GLANCE_MILLIS = 200;

  private record Pending(ObjectRef object, Future<ObjectIntake.Result> result) {}

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
    Counted logs = new Counted(input);
    ObjectReader reader = new ObjectReader(lines, settings.windowWidth(), MOST_WINDOWS, mask);
    int workers = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    Intake intake =
        new Intake(
            0,
            new ArrayList<>(),
            new ArrayList<>(input.missing()),
            new Gathered(settings.windowWidth()),
            new Deliveries(settings.lateness()),
            new HashMap<>());
    Runnable show = () -> progress.showBytes("reading", logs.bytes(), input.bytes());
    Queue<Pending> pending = new ArrayDeque<>();
    ObjectIntake objects = new ObjectIntake(logs, reader, allowed);
    try {
      for (ObjectRef object : input.objects()) {
        pending.add(new Pending(object, pool.submit(() -> objects.take(object))));
        if (pending.size() > AHEAD * workers) {
          intake.take(pending.remove(), input, selected, show);
        }
      }
      while (!pending.isEmpty()) {
        intake.take(pending.remove(), input, selected, show);
      }
    } finally {
      pool.shutdownNow();
    }
    intake.gathered.close();
    return intake.of(input.bytes() > 0 ? input.bytes() : logs.bytes());
  }

  private Intake of(long stored) {
    return new Intake(stored, reports, failures, gathered, deliveries, formats);
  }

  /** Takes what an object gives, in the order of the objects, so that a run can be repeated. */
  private void take(Pending next, Input input, Selection selected, Runnable show)
      throws InterruptedException {
    try {
      ObjectIntake.Result result = await(next.result(), show);
      failures.addAll(result.failures());
      Instant written = input.written(next.object()).orElse(Instant.EPOCH);
      for (ObjectIntake.Read read : result.reads()) {
        reports.add(read.report());
        take(read.parts(), written, selected);
      }
    } catch (ExecutionException e) {
      failures.add(ObjectIntake.failure(next.object(), e.getCause()));
    }
  }

  private void take(ObjectParts read, Instant written, Selection selected) {
    LogFormat format = read.report().format().orElse(LogFormat.ALB);
    deliveries.note(read.parts(), format, written);
    for (WindowPart part : read.parts()) {
      formats.put(part.key().source(), format);
      if (selected.holds(part.key())) {
        gathered.add(part, Deliveries.possible(part.key(), written));
      }
    }
  }

  /** Waits, and shows now and then how far the work is. */
  private static ObjectIntake.Result await(Future<ObjectIntake.Result> reading, Runnable show)
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
