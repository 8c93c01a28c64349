package io.weir.report;

import static java.util.Comparator.comparing;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Incidents of one kind at one source, told as one thing that happened so many times.
 *
 * @param source the load balancer or distribution
 * @param type what kind of thing is wrong
 * @param incidents at least one, the gravest first, of equal ones the one with the highest score
 */
public record IncidentGroup(String source, FindingType type, List<Incident> incidents) {
  public IncidentGroup {
    incidents = List.copyOf(incidents);
    if (incidents.isEmpty()) {
      throw new IllegalArgumentException("a group has an incident");
    }
  }

  /**
   * Folds incidents, the gravest group first; of equal ones that of anomalies before attacks, which
   * every public site sees, then the longest.
   */
  public static List<IncidentGroup> of(List<Incident> incidents) {
    Map<String, List<Incident>> folded = new LinkedHashMap<>();
    for (Incident incident : incidents) {
      String kind = incident.severity() + "/" + incident.type() + "/" + incident.source();
      folded.computeIfAbsent(kind, none -> new ArrayList<>()).add(incident);
    }
    return folded.values().stream()
        .map(
            alike ->
                new IncidentGroup(
                    alike.get(0).source(),
                    alike.get(0).type(),
                    alike.stream()
                        .sorted(
                            comparing(Incident::severity)
                                .thenComparing(Incident::score)
                                .reversed()
                                .thenComparing(Incident::opened))
                        .toList()))
        .sorted(
            comparing(IncidentGroup::severity)
                .reversed()
                .thenComparing(group -> group.type().isSecurity())
                .thenComparing(comparing(IncidentGroup::windows).reversed())
                .thenComparing(group -> group.first().opened()))
        .toList();
  }

  /** Returns the gravest. */
  public Incident first() {
    return incidents.get(0);
  }

  public Severity severity() {
    return first().severity();
  }

  /** Returns how many windows had a finding in all of them. */
  public int windows() {
    return incidents.stream().mapToInt(Incident::windows).sum();
  }
}
