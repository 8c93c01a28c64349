package io.weir.step;

import io.weir.baseline.ProfileFitter;
import io.weir.incident.IncidentTracker;
import io.weir.store.IncidentStore;
import io.weir.store.SourceArrival;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the scorers of a source's turn: one for each width of window, with its own history. */
final class Scorers {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Desk desk;
  private final SourceArrival arrival;
  private final IncidentStore pending;
  private final IncidentTracker tracker;
  private final Stated stated;
  private final Instant now;
  private final Consumer<Setback> setbacks;
  private final Map<Duration, Entry> byWidth = new HashMap<>();

  private record Entry(Instant earliest, SourceScorer scorer) {}

  Scorers(
      Desk desk,
      SourceArrival arrival,
      IncidentStore pending,
      IncidentTracker tracker,
      Stated stated,
      Instant now,
      Consumer<Setback> setbacks) {
    this.desk = desk;
    this.arrival = arrival;
    this.pending = pending;
    this.tracker = tracker;
    this.stated = stated;
    this.now = now;
    this.setbacks = setbacks;
  }

  /** Returns the scorer for windows of the width, with the history before this one. */
  SourceScorer of(WindowKey key) {
    Entry entry = byWidth.get(key.width());
    if (entry == null || key.start().isBefore(entry.earliest())) {
      entry = new Entry(key.start(), create(key));
      byWidth.put(key.width(), entry);
    }
    return entry.scorer();
  }

  private SourceScorer create(WindowKey key) {
    String source = key.source();
    Duration width = key.width();
    Settings settings = desk.settings();
    var trained =
        desk.models()
            .knowledge(
                source,
                width,
                reason ->
                    setbacks.accept(
                        new Setback(Setback.Kind.MODEL_UNREADABLE, source, "model", reason)));
    Instant until = now.plus(A_DAY);
    Instant from = key.start().minus(Duration.ofDays(settings.trainingDays()));
    Memory memory =
        trained.isPresent()
            ? Memory.readRecent(desk.windows(), source, width, key.start(), until, setbacks)
            : Memory.read(desk.windows(), source, width, from, until, setbacks);
    ProfileFitter fitter = new ProfileFitter(settings.zone(), width);
    String name = source + "@" + width.toSeconds();
    Learned learned = new Learned(name, trained, memory, fitter, desk.fitted());
    Duration keepOpen = settings.lateness().keepOpen(arrival.format());
    Silence silence = new Silence(source, width, settings.minRequests(), pending, tracker, learned);
    return new SourceScorer(
        source, pending, tracker, settings, stated.allowed(), keepOpen, learned, memory, silence);
  }
}
