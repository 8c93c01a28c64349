package io.weir.cli.compare;

import io.weir.incident.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two runs over the same logs, incident by incident.
 *
 * @param lost what only the first has
 * @param gained what only the second has
 * @param changed what both have, with another severity
 * @param same how many both have alike
 */
record Comparison(List<Incident> lost, List<Incident> gained, List<Change> changed, int same) {
  /** Two incidents so close belong together: a window more or less is no other incident. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  /** One incident in both runs. */
  record Change(Incident before, Incident after) {}

  static Comparison of(List<Incident> before, List<Incident> after) {
    List<Incident> lost = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    List<Incident> left = new ArrayList<>(after);
    int same = 0;
    for (Incident one : before) {
      Optional<Incident> other = take(one, left);
      if (other.isEmpty()) {
        lost.add(one);
      } else if (other.get().severity() == one.severity()) {
        same++;
      } else {
        changed.add(new Change(one, other.get()));
      }
    }
    return new Comparison(lost, left, changed, same);
  }

  boolean isEqual() {
    return lost.isEmpty() && gained.isEmpty() && changed.isEmpty();
  }

  /** Takes the incident that is the same out of the list, best one of the same subject. */
  private static Optional<Incident> take(Incident one, List<Incident> left) {
    Optional<Incident> same =
        left.stream()
            .filter(other -> isSame(one, other))
            .min(Comparator.comparing(other -> !other.subject().equals(one.subject())));
    same.ifPresent(left::remove);
    return same;
  }

  private static boolean isSame(Incident one, Incident other) {
    return one.source().equals(other.source())
        && one.type() == other.type()
        && !one.opened().minus(SLACK).isAfter(other.lastSeen())
        && !other.opened().minus(SLACK).isAfter(one.lastSeen());
  }
}
