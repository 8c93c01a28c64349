package io.weir.store.memory;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.store.Found;
import io.weir.store.IncidentStore;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Findings and incidents in memory, with a stream of changes. Safe for use by several threads. */
public final class InMemoryIncidentStore implements IncidentStore {
  private final Map<WindowKey, List<Finding>> findings = new TreeMap<>();
  private final Map<String, Map<String, Incident>> bySource = new HashMap<>();
  private final Map<String, Incident> byId = new HashMap<>();
  private final Consumer<Incident> changes;

  public InMemoryIncidentStore() {
    this(change -> {});
  }

  /** Hands every incident that is put to the consumer, in order, as a table's stream does. */
  public InMemoryIncidentStore(Consumer<Incident> changes) {
    this.changes = changes;
  }

  @Override
  public synchronized void putFindings(WindowKey key, List<Finding> found) {
    if (found.isEmpty()) {
      findings.remove(key);
    } else {
      findings.put(key, List.copyOf(found));
    }
  }

  @Override
  public synchronized List<Finding> findings(WindowKey key) {
    return findings.getOrDefault(key, List.of());
  }

  @Override
  public synchronized Optional<Incident> incident(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized Found<Incident> readIncidents(String source, Instant lastSeenFrom) {
    return new Found<>(
        bySource.getOrDefault(source, Map.of()).values().stream()
            .filter(incident -> !incident.isOverBefore(lastSeenFrom))
            .sorted(Comparator.comparing(Incident::opened).thenComparing(Incident::id))
            .toList(),
        List.of());
  }

  @Override
  public synchronized boolean put(Incident incident) {
    long stored = incident(incident.id()).map(Incident::revision).orElse(0L);
    if (stored != incident.revision() - 1) {
      return false;
    }
    byId.put(incident.id(), incident);
    bySource
        .computeIfAbsent(incident.source(), none -> new HashMap<>())
        .put(incident.id(), incident);
    changes.accept(incident);
    return true;
  }

  /** Returns every finding, in order of window. */
  public synchronized List<Finding> allFindings() {
    return findings.values().stream().flatMap(List::stream).toList();
  }

  /** Returns every incident, in order of opening. */
  public synchronized List<Incident> allIncidents() {
    return byId.values().stream()
        .sorted(Comparator.comparing(Incident::opened).thenComparing(Incident::id))
        .toList();
  }
}
