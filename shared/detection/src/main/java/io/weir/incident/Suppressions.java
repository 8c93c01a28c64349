package io.weir.incident;

import io.weir.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The reasons to keep quiet that hold now, and how often each of them was heeded. */
public final class Suppressions {
  private final List<Suppression> suppressions;
  private final Map<String, Integer> heeded = new TreeMap<>();
  private final Set<String> counted = new HashSet<>();

  public Suppressions(List<Suppression> suppressions) {
    this.suppressions = List.copyOf(suppressions);
  }

  /** Returns whether the finding is to be kept quiet about, and counts it once if so. */
  boolean cover(Finding finding) {
    for (Suppression suppression : suppressions) {
      if (suppression.covers(finding)) {
        if (counted.add(finding.id())) {
          heeded.merge(suppression.reason(), 1, Integer::sum);
        }
        return true;
      }
    }
    return false;
  }

  /** Returns how many findings were kept quiet about, by the reason that was stated for it. */
  public Map<String, Integer> heeded() {
    return Map.copyOf(heeded);
  }
}
