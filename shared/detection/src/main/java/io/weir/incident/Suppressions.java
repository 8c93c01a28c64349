package io.weir.incident;

import io.weir.finding.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The reasons to keep quiet that hold now, and how often each of them was heeded. */
public final class Suppressions {
  private final List<Suppression> suppressions;
  private final Answers answers;
  private final Deploys deploys;
  private final Map<String, Integer> heeded = new TreeMap<>();
  private final Set<String> counted = new HashSet<>();

  /** Returns what operators state, where no alert was answered. */
  public Suppressions(List<Suppression> suppressions) {
    this(suppressions, Answers.NONE, Deploys.NONE);
  }

  /**
   * Returns what operators state, and what follows from the answers to the source's alerts and from
   * releases.
   */
  public Suppressions(List<Suppression> suppressions, Answers answers, Deploys deploys) {
    this.suppressions = List.copyOf(suppressions);
    this.answers = answers;
    this.deploys = deploys;
  }

  /** Returns whether the finding is to be kept quiet about, and counts it once if so. */
  boolean cover(Finding finding) {
    for (Suppression suppression : suppressions) {
      if (suppression.covers(finding)) {
        heed(finding, suppression.reason());
        return true;
      }
    }
    Optional<String> known = answers.covers(finding).or(() -> deploys.excuse(finding));
    known.ifPresent(reason -> heed(finding, reason));
    return known.isPresent();
  }

  private void heed(Finding finding, String reason) {
    if (counted.add(finding.id())) {
      heeded.merge(reason, 1, Integer::sum);
    }
  }

  /** Returns whether answers taught that the like of the finding is no trouble of its source. */
  boolean areTaught(Finding finding) {
    return answers.isTaught(finding);
  }

  /** Returns the releases of these hours. */
  Deploys deploys() {
    return deploys;
  }

  /** Returns the answers to alerts. */
  Answers answers() {
    return answers;
  }

  /** Returns how many findings were kept quiet about, by the reason that was stated for it. */
  public Map<String, Integer> heeded() {
    return Map.copyOf(heeded);
  }
}
