package io.weir.step.score;

import io.weir.baseline.ProfileFitter;
import io.weir.incident.IncidentTracker;
import io.weir.log.LogFormat.Delivery;
import io.weir.step.Setback;
import io.weir.step.Settings;
import io.weir.store.IncidentStore;
import io.weir.store.OwnPast;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
    Memory memory =
        Memory.readRecent(desk.windows(), source, width, key.start(), now.plus(A_DAY), setbacks);
    Learned learned =
        trained
            .map(known -> new Learned(known, memory))
            .orElseGet(() -> new Learned(past(source, width), memory));
    Duration keepOpen = settings.lateness().keepOpen(arrival.format());
    Instant historyUntil = now.minus(keepOpen.compareTo(A_DAY) > 0 ? keepOpen : A_DAY);
    boolean delivered = arrival.format().delivery() != Delivery.COPIED;
    Silence silence =
        new Silence(source, width, settings.minRequests(), delivered, pending, tracker, learned);
    return new SourceScorer(
        source,
        pending,
        tracker,
        settings,
        stated.allowed(),
        keepOpen,
        historyUntil,
        learned,
        memory,
        silence);
  }

  private Past past(String source, Duration width) {
    return new Past(
        desk.windows(),
        source,
        width,
        Duration.ofDays(desk.settings().trainingDays()),
        new ProfileFitter(desk.settings().zone(), width),
        desk.fitted(),
        setbacks);
  }

  /** Returns what is to be kept of the past of the source for the turns that follow. */
  List<OwnPast> toKeep() {
    return byWidth.values().stream().flatMap(entry -> entry.scorer().toKeep().stream()).toList();
  }
}
