package io.weir.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.finding.StableId;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Groups findings into incidents. Every step is repeatable: telling it the same findings of the
 * same window again changes nothing, and telling it others changes what the first ones did.
 */
public final class IncidentTracker {
  private static final int ATTEMPTS = 20;

  private final Incidents store;
  private final Paging paging;
  private final Suppressions suppressions;

  public IncidentTracker(Incidents store, Paging paging, Suppressions suppressions) {
    this.store = store;
    this.paging = paging;
    this.suppressions = suppressions;
  }

  /**
   * Takes what was found in the window.
   *
   * @param judged which types were looked for; an incident of another type keeps the window
   */
  public void apply(WindowKey key, List<Finding> findings, Predicate<FindingType> judged) {
    Map<String, List<Finding>> byCause =
        findings.stream()
            .filter(finding -> finding.severity() != Severity.INFO && !suppressions.cover(finding))
            .collect(groupingBy(f -> Cause.of(f.type(), f.subject()), TreeMap::new, toList()));
    Instant from = key.start().minus(paging.resolveAfter());
    for (Incident near : store.incidents(key.source(), from)) {
      boolean gone = near.trail().contains(key) && !byCause.containsKey(cause(near));
      if (gone && judged.test(near.type())) {
        change(near.id(), incident -> Transitions.without(incident, key));
      }
    }
    byCause.forEach((cause, group) -> add(key, cause, strongest(group)));
  }

  /** Ends the source's incidents that had no finding for long enough before the time. */
  public void resolve(String source, Instant horizon) {
    for (Incident incident :
        store.incidents(source, horizon.minus(paging.resolveAfter().multipliedBy(100)))) {
      if (isOver(incident, horizon)) {
        change(incident.id(), now -> isOver(now, horizon) ? Transitions.resolved(now) : now);
      }
    }
  }

  /** Returns the incident of the finding's cause that the window belongs or would belong to. */
  public Optional<Incident> around(WindowKey key, FindingType type, String subject) {
    return near(key, Cause.of(type, subject));
  }

  private boolean isOver(Incident incident, Instant horizon) {
    return incident.state() != Incident.State.RESOLVED
        && !incident.lastSeen().plus(paging.resolveAfter()).isAfter(horizon);
  }

  private void add(WindowKey key, String cause, Finding finding) {
    String id =
        near(key, cause)
            .map(Incident::id)
            .orElseGet(() -> StableId.of(key.source(), cause, key.start().toString()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Incident> stored = store.incident(id);
      Incident next =
          stored
              .map(incident -> Transitions.with(incident, finding, paging))
              .orElseGet(() -> Transitions.first(id, finding, paging));
      if (stored.map(next::equals).orElse(false) || store.put(next)) {
        return;
      }
    }
    throw new IllegalStateException("incident " + id + " is being changed by too many writers");
  }

  private void change(String id, UnaryOperator<Incident> transition) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Incident> stored = store.incident(id);
      Optional<Incident> next = stored.map(transition);
      if (next.equals(stored) || store.put(next.orElseThrow())) {
        return;
      }
    }
    throw new IllegalStateException("incident " + id + " is being changed by too many writers");
  }

  private Optional<Incident> near(WindowKey key, String cause) {
    Instant from = key.start().minus(paging.resolveAfter());
    Instant until = key.end().plus(paging.resolveAfter());
    return store.incidents(key.source(), from).stream()
        .filter(incident -> cause(incident).equals(cause) && incident.windows() > 0)
        .filter(incident -> incident.lastSeen().plus(paging.resolveAfter()).isAfter(key.start()))
        .filter(incident -> !incident.opened().isAfter(until))
        .findFirst();
  }

  private static String cause(Incident incident) {
    return Cause.of(incident.type(), incident.subject());
  }

  private static Finding strongest(List<Finding> group) {
    return group.stream()
        .max(
            Comparator.comparing(Finding::severity)
                .thenComparingDouble(Finding::score)
                .thenComparing(Finding::type))
        .orElseThrow();
  }
}
