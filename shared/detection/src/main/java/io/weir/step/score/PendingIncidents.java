package io.weir.step.score;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.step.Setback;
import io.weir.store.Found;
import io.weir.store.IncidentStore;
import io.weir.store.Verdict;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The incidents of one source as they stand in a scorer's turn: read from the store once, and
 * changed here until the changes are taken to be written all at once.
 */
final class PendingIncidents implements IncidentStore {
  private final IncidentStore store;
  private final String source;
  private final Consumer<Setback> setbacks;
  private final Map<String, Incident> known = new HashMap<>();
  private final List<Incident> changed = new ArrayList<>();
  private final Map<WindowKey, List<Finding>> findings = new LinkedHashMap<>();
  private Instant readFrom = Instant.MAX;

  PendingIncidents(IncidentStore store, String source, Consumer<Setback> setbacks) {
    this.store = store;
    this.source = source;
    this.setbacks = setbacks;
  }

  /**
   * Returns what has changed since the last call, with the summary, to be written.
   *
   * @param endsPast whether what is kept of the source's own past holds no longer
   */
  Verdict take(Optional<WindowSummary> summary, boolean endsPast) {
    Verdict verdict = new Verdict(summary, endsPast, findings, changed);
    findings.clear();
    changed.clear();
    return verdict;
  }

  /** Forgets what was not taken, and what was read. */
  void discard() {
    findings.clear();
    changed.clear();
    known.clear();
    readFrom = Instant.MAX;
  }

  /** Returns whether an incident that is known here still goes on. */
  boolean anyUnresolved() {
    return known.values().stream().anyMatch(Incident::isUnresolved);
  }

  @Override
  public void putFindings(WindowKey key, List<Finding> found) {
    findings.put(key, List.copyOf(found));
  }

  @Override
  public List<Finding> findings(WindowKey key) {
    return findings.containsKey(key) ? findings.get(key) : store.findings(key);
  }

  @Override
  public Optional<Incident> incident(String id) {
    return Optional.ofNullable(known.get(id)).or(() -> store.incident(id));
  }

  @Override
  public Found<Incident> readIncidents(String of, Instant lastSeenFrom) {
    if (!of.equals(source)) {
      throw new IllegalArgumentException("a turn at " + source + ", not at " + of);
    }
    if (lastSeenFrom.isBefore(readFrom)) {
      read(lastSeenFrom);
    }
    return new Found<>(
        known.values().stream()
            .filter(incident -> !incident.isOverBefore(lastSeenFrom))
            .sorted(Comparator.comparing(Incident::opened).thenComparing(Incident::id))
            .toList(),
        List.of());
  }

  private void read(Instant from) {
    Found<Incident> found = store.readIncidents(source, from);
    // What was changed here is newer than what is stored.
    found.all().forEach(incident -> known.putIfAbsent(incident.id(), incident));
    found.unreadable().forEach(this::tell);
    readFrom = from;
  }

  private void tell(String unreadable) {
    setbacks.accept(new Setback(Setback.Kind.INCIDENT_UNREADABLE, source, "incident", unreadable));
  }

  @Override
  public boolean put(Incident incident) {
    long before = incident(incident.id()).map(Incident::revision).orElse(0L);
    if (before != incident.revision() - 1) {
      return false;
    }
    known.put(incident.id(), incident);
    changed.add(incident);
    return true;
  }
}
