package io.weir.store.memory;

import io.weir.store.outbound.AlertBudget;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many alerts went out in each hour, in memory. Safe for use by several threads. */
public final class InMemoryAlertBudget implements AlertBudget {
  private final Map<String, Set<String>> told = new HashMap<>();
  private final Map<Instant, Map<String, String>> held = new HashMap<>();

  @Override
  public synchronized boolean takePlace(String source, String alertId, Instant hour, int places) {
    Set<String> taken = told.computeIfAbsent(hour + " " + source, none -> new HashSet<>());
    return taken.contains(alertId) || (taken.size() < places && taken.add(alertId));
  }

  @Override
  public synchronized void hold(String alertId, Instant hour, String line) {
    held.computeIfAbsent(hour, none -> new TreeMap<>()).put(alertId, line);
  }

  @Override
  public synchronized List<String> held(Instant hour) {
    return held.getOrDefault(hour, Map.of()).values().stream().sorted().toList();
  }
}
