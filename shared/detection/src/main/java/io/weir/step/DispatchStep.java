package io.weir.step;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.weir.signal.SignalSource;
import io.weir.store.WindowStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.DueSource;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceQueue;
import io.weir.store.work.SourceWork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds the sources on which there is something to do, and hands them to the workers. */
public final class DispatchStep {
  /** Objects are read within seconds; the half-minute retry of a queue is no backlog. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Of more sources, those are looked after that had the most arrivals. */
  static final int MAX_SOURCES = 10_000;

  private final WindowStore windows;
  private final SourceQueue queue;
  private final Backlog backlog;
  private final int shownSources;
  private final Clock clock;
  private final Clock timeOfDay;

  /** Returns a dispatch for a dashboard that shows no source. */
  public DispatchStep(
      WindowStore windows, SourceQueue queue, Backlog backlog, Clock clock, Clock timeOfDay) {
    this(windows, queue, backlog, 0, clock, timeOfDay);
  }

  /**
   * @param shownSources of how many sources the dashboard shows the traffic: the first by their
   *     names, so that there are never more, and the same each time
   * @param clock tells as of when the work is done
   * @param timeOfDay tells the time by which objects wait
   */
  public DispatchStep(
      WindowStore windows,
      SourceQueue queue,
      Backlog backlog,
      int shownSources,
      Clock clock,
      Clock timeOfDay) {
    this.shownSources = shownSources;
    this.windows = requireNonNull(windows, "windows");
    this.queue = requireNonNull(queue, "queue");
    this.backlog = requireNonNull(backlog, "backlog");
    this.clock = requireNonNull(clock, "clock");
    this.timeOfDay = requireNonNull(timeOfDay, "timeOfDay");
  }

  /** Hands out the sources that are due to be scored. */
  public DispatchReport due() throws IOException {
    Instant now = clock.instant();
    List<DueSource> known = windows.dueSources(Instant.MAX);
    List<DueSource> all = busiest(known);
    List<DueSource> due = all.stream().filter(source -> !source.due().isAfter(now)).toList();
    Set<String> shown =
        all.stream()
            .map(DueSource::source)
            .filter(source -> SignalSource.of(source).isEmpty())
            .sorted()
            .limit(shownSources)
            .collect(toSet());
    long objects = backlog.objects();
    boolean behind = objects > 0 && isLate();
    Duration latest = Duration.ZERO;
    List<SourceWork> work = new ArrayList<>();
    for (DueSource source : due) {
      work.add(new SourceWork(source.source(), now, behind, shown.contains(source.source())));
      Duration waited = Duration.between(source.due(), now);
      boolean knows = source.due().isAfter(Instant.EPOCH);
      latest = knows && waited.compareTo(latest) > 0 ? waited : latest;
    }
    queue.put(work);
    return new DispatchReport(due.size(), objects, behind, latest, known.size() - all.size());
  }

  /** Whoever can write log objects can invent sources; those that live here come before them. */
  private static List<DueSource> busiest(List<DueSource> known) {
    return known.stream()
        .sorted(
            Comparator.comparingLong(DueSource::stamp).reversed().thenComparing(DueSource::source))
        .limit(MAX_SOURCES)
        .toList();
  }

  /** Whether what was read lately had waited, or nothing was read although objects wait. */
  private boolean isLate() {
    Instant recently = timeOfDay.instant().minus(LONG);
    boolean late = windows.lastLateArrival().filter(time -> time.isAfter(recently)).isPresent();
    return late
        || windows.sources().stream()
            .map(SourceArrival::arrived)
            .noneMatch(arrived -> arrived.isAfter(recently));
  }

  /** Hands out all sources to be trained. */
  public DispatchReport all() throws IOException {
    Instant now = clock.instant();
    List<SourceArrival> sources = windows.sources();
    queue.put(
        sources.stream().map(each -> new SourceWork(each.source(), now, false, false)).toList());
    return new DispatchReport(sources.size(), 0, false, Duration.ZERO, 0);
  }
}
