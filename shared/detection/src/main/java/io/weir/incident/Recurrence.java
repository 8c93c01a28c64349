package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What comes and goes. A trouble that came {@value #OFTEN} times in four days is one incident,
 * which is held open until it stayed away for a day and a half, for a week at most: people hear of
 * it once, again if it is much worse, and each morning in the digest. What is graver is another,
 * and what is critical is told each time.
 */
final class Recurrence {
  private static final int OFTEN = 4;
  private static final Duration WITHIN = Duration.ofDays(4);

  /** What comes on most nights comes at another hour. */
  private static final Duration AWAY = Duration.ofHours(36);

  private static final Duration HELD = Duration.ofDays(7);

  /** How far back the incidents of a source are looked at. */
  static final Duration MEMORY = WITHIN.plus(AWAY);

  private final Paging paging;

  Recurrence(Paging paging) {
    this.paging = paging;
  }

  /**
   * Returns when the incident is over, if nothing more is found.
   *
   * @param ofSource the incidents of its source that were seen in the last days
   */
  Instant end(Incident incident, List<Incident> ofSource) {
    boolean held = mayBeHeld(incident) && times(incident, ofSource) >= OFTEN;
    return incident.lastSeen().plus(held ? AWAY : paging.resolveAfter());
  }

  private boolean mayBeHeld(Incident incident) {
    return incident.state() == Incident.State.OPEN
        && mayBeHeld(incident.type(), incident.severity())
        && incident.opened().plus(HELD).isAfter(incident.lastSeen());
  }

  private static boolean mayBeHeld(FindingType type, Severity severity) {
    return type.isTrouble() && !type.isSecurity() && severity != Severity.CRITICAL;
  }

  private int times(Incident incident, List<Incident> ofSource) {
    return times(Trouble.of(incident), incident.lastSeen(), ofSource);
  }

  /** Returns how many times people were told of the like in the four days before. */
  private int times(Trouble trouble, Instant time, List<Incident> ofSource) {
    return ofSource.stream()
        .filter(told -> told.noticeNumber() > 0)
        .filter(told -> Trouble.of(told).equals(trouble))
        .mapToInt(told -> told.trail().runs(time.minus(WITHIN), paging.resolveAfter()))
        .sum();
  }

  /**
   * Returns the incident that the finding, which is no graver, is the next time of.
   *
   * @param ofSource the incidents of its source that were seen in the last days
   */
  Optional<Incident> heldOpen(Finding finding, List<Incident> ofSource) {
    Instant start = finding.window().start();
    return ofSource.stream()
        .filter(incident -> incident.state() == Incident.State.OPEN)
        .filter(incident -> Trouble.of(incident).equals(Trouble.of(finding)))
        .filter(incident -> finding.severity().compareTo(incident.severity()) <= 0)
        .filter(incident -> !incident.opened().isAfter(start))
        .filter(incident -> end(incident, ofSource).isAfter(start))
        .findFirst();
  }

  /** Returns what people are to know of the like that came before; empty of what is new. */
  Optional<String> line(Finding finding, List<Incident> ofSource) {
    int before = times(Trouble.of(finding), finding.window().start(), ofSource);
    return before + 1 < OFTEN || !mayBeHeld(finding.type(), finding.severity())
        ? Optional.empty()
        : Optional.of(
            "it came "
                + before
                + " times in the four days before, and is one incident until it stays away for a"
                + " day and a half");
  }

  /**
   * What makes one trouble like another.
   *
   * @param mark what is farthest from normal, of a trouble that has no better name
   */
  private record Trouble(FindingType type, String subject, String mark) {
    static Trouble of(Incident incident) {
      return of(incident.type(), incident.subject(), incident.evidence());
    }

    static Trouble of(Finding finding) {
      return of(finding.type(), finding.subject(), finding.evidence());
    }

    private static Trouble of(FindingType type, String subject, List<Evidence> evidence) {
      boolean named = type != FindingType.UNKNOWN_ANOMALY || evidence.isEmpty();
      return new Trouble(type, subject, named ? "" : evidence.get(0).label());
    }
  }
}
