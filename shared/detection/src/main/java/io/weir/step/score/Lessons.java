package io.weir.step.score;

import io.weir.baseline.History;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which windows teach what is normal: those in which nothing is wrong, or has been for long. */
final class Lessons {
  /** A state that lasts longer is the new normal, and is learned from. */
  private static final Duration NEW_NORMAL_AFTER = Duration.ofDays(1);

  /** What has been noted for so much of the last six hours is no visit, and is learned from. */
  private static final Duration LONGEST_VISIT = Duration.ofHours(3);

  private final IncidentTracker tracker;
  private final Memory memory;

  Lessons(IncidentTracker tracker, Memory memory) {
    this.tracker = tracker;
    this.memory = memory;
  }

  /**
   * Returns whether the window teaches.
   *
   * @param unusual what was found in its traffic, each of which alone can spoil it
   */
  boolean isOne(WindowKey key, List<Finding> unusual) {
    return unusual.stream()
        .filter(finding -> spoils(finding.type()))
        // What people said is no trouble is what the limits and the curve are to learn from.
        .filter(finding -> !tracker.isTaught(finding))
        .allMatch(finding -> isNewNormal(key, finding));
  }

  /** Whether windows of the type say nothing about normal traffic. */
  private static boolean spoils(FindingType type) {
    // What clients use comes in runs of their own; without the odd run it would seem all news.
    return !type.isSecurity() && type.isTrouble() && type != FindingType.COMPLIANCE;
  }

  private boolean isNewNormal(WindowKey key, Finding finding) {
    if (finding.severity() == Severity.INFO) {
      long windows = memory.recent(key.start()).stream().filter(History::anomalous).count();
      return key.width().multipliedBy(windows).compareTo(LONGEST_VISIT) >= 0;
    }
    Optional<Incident> incident = tracker.around(key, finding.type(), finding.subject());
    return incident
        .map(going -> going.opened().plus(NEW_NORMAL_AFTER).isBefore(key.start()))
        .orElse(false);
  }
}
