package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
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

  private final Incidents store;
  private final Paging paging;

  Recurrence(Incidents store, Paging paging) {
    this.store = store;
    this.paging = paging;
  }

  /** Returns whether the incident, in which nothing more was found up to the time, is over then. */
  boolean isOver(Incident incident, Instant time) {
    return !incident.lastSeen().plus(paging.resolveAfter()).isAfter(time)
        && (!incident.lastSeen().plus(AWAY).isAfter(time) || !isHeld(incident));
  }

  private boolean isHeld(Incident incident) {
    return incident.state() == Incident.State.OPEN
        && mayBeHeld(incident.type(), incident.severity())
        && incident.opened().plus(HELD).isAfter(incident.lastSeen())
        && times(incident.source(), Trouble.of(incident), incident.lastSeen()) >= OFTEN;
  }

  private static boolean mayBeHeld(FindingType type, Severity severity) {
    return type.isTrouble() && !type.isSecurity() && severity != Severity.CRITICAL;
  }

  /**
   * Returns how many times people were told of the like in the four days before. Of a source that
   * is scanned all day those are many incidents to read, so that whatever else decides comes first.
   */
  private int times(String source, Trouble trouble, Instant time) {
    Instant from = time.minus(WITHIN);
    return store.incidents(source, from).stream()
        .filter(told -> told.noticeNumber() > 0)
        .filter(told -> Trouble.of(told).equals(trouble))
        .mapToInt(told -> told.trail().runs(from, paging.resolveAfter()))
        .sum();
  }

  /** Returns the incident that the finding, which is no graver, is the next time of. */
  Optional<Incident> heldOpen(Finding finding) {
    Instant start = finding.window().start();
    return store.incidents(finding.window().source(), start).stream()
        .filter(incident -> incident.state() == Incident.State.OPEN)
        .filter(incident -> Trouble.of(incident).equals(Trouble.of(finding)))
        .filter(incident -> finding.severity().compareTo(incident.severity()) <= 0)
        .filter(incident -> !incident.opened().isAfter(start))
        .filter(incident -> !isOver(incident, start))
        .findFirst();
  }

  /** Returns what people are to know of the like that came before; empty of what is new. */
  Optional<String> line(Finding finding) {
    if (!mayBeHeld(finding.type(), finding.severity())) {
      return Optional.empty();
    }
    WindowKey key = finding.window();
    int before = times(key.source(), Trouble.of(finding), key.start());
    return before + 1 < OFTEN
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
