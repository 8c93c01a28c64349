package io.weir.cli.run;

import io.weir.cli.Progress;
import io.weir.log.LogFormat;
import io.weir.step.IngestReport;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.store.InMemoryWindowStore;
import io.weir.store.LogSource;
import io.weir.store.SourceArrival;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Everything that was read from a set of objects, before any of it is judged.
 *
 * @param reports what became of each object, in the order of the objects
 * @param failures one line for each object that could not be read, in the same order
 * @param parts all window parts, in order of window
 * @param formats the format of each source
 */
record Intake(
    List<IngestReport> reports,
    List<String> failures,
    List<WindowPart> parts,
    Map<String, LogFormat> formats) {

  /** Reads the objects, several at a time. */
  static Intake read(
      List<ObjectRef> objects,
      LogSource logs,
      Settings settings,
      AllowList allowed,
      Progress progress)
      throws InterruptedException {
    InMemoryWindowStore staged = new InMemoryWindowStore();
    IngestStep step = new IngestStep(logs, staged, settings, Clock.systemUTC());
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<IngestReport>> pending = new ArrayList<>();
      for (ObjectRef object : objects) {
        pending.add(workers.submit(() -> step.ingest(object, allowed)));
      }
      List<IngestReport> reports = new ArrayList<>();
      List<String> failures = new ArrayList<>();
      for (int i = 0; i < pending.size(); i++) {
        progress.show("read", i, pending.size());
        try {
          reports.add(pending.get(i).get());
        } catch (ExecutionException e) {
          failures.add(objects.get(i).key() + ": " + reason(e.getCause()));
        }
      }
      return new Intake(reports, failures, partsOf(staged), formatsOf(staged));
    } finally {
      workers.shutdownNow();
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      return failure.getMessage();
    }
    throw new IllegalStateException("ingest failed", failure);
  }

  private static List<WindowPart> partsOf(InMemoryWindowStore staged) {
    return staged.dirtyWindows(Integer.MAX_VALUE).stream()
        .flatMap(
            mark ->
                staged.parts(mark.key()).stream()
                    .sorted(Comparator.comparing(part -> part.object().toString())))
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

  /** Returns the arrival of the window, at the time. */
  SourceArrival arrivalOf(WindowKey key, java.time.Instant arrived) {
    return new SourceArrival(formats.get(key.source()), key, arrived);
  }

  long lines() {
    return reports.stream().mapToLong(report -> report.report().lines()).sum();
  }

  long accepted() {
    return reports.stream().mapToLong(report -> report.report().accepted()).sum();
  }

  long rejected() {
    return reports.stream().mapToLong(report -> report.report().rejected()).sum();
  }

  long skipped() {
    return reports.stream().mapToLong(report -> report.report().skipped()).sum();
  }
}
