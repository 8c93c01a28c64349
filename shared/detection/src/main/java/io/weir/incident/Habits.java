package io.weir.incident;

import io.weir.finding.StableId;
import io.weir.window.FormTally;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms of request that look like attacks and are a source's own language. A form is learned
 * once it was ordinary in {@value #WINDOWS} windows over hours: sent by a large part of the
 * clients, a few requests each, and answered well. It is told once, when it is seen, so that nobody
 * teaches it unheard; and it is forgotten when it was not seen for two weeks.
 */
public final class Habits {
  private static final int WINDOWS = 24;
  private static final Duration HOURS = Duration.ofHours(4);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(14);

  /** What is learned needs no proof every five minutes. */
  private static final Duration CONFIRMED_EVERY = Duration.ofHours(1);

  private final Incidents store;

  public Habits(Incidents store) {
    this.store = store;
  }

  /** Returns the ids of those of the forms that are learned at the time of the window. */
  public Set<Long> learned(WindowKey key, List<FormTally> forms) {
    Set<Long> learned = new HashSet<>();
    for (FormTally form : forms) {
      store
          .incident(id(key.source(), form.rule() + " " + form.path()))
          .filter(habit -> isLearned(habit) && !isForgotten(habit, key.start()))
          .ifPresent(habit -> learned.add(form.id()));
    }
    return learned;
  }

  static String id(String source, String form) {
    return StableId.of(source, "habit", form);
  }

  static boolean isForgotten(Incident habit, Instant time) {
    return habit.lastSeen().plus(FORGOTTEN_AFTER).isBefore(time);
  }

  /** Returns whether the window would tell nothing new of the habit. */
  static boolean hasEnough(Incident habit, WindowKey window) {
    return isLearned(habit) && habit.lastSeen().plus(CONFIRMED_EVERY).isAfter(window.end());
  }

  private static boolean isLearned(Incident habit) {
    Trail trail = habit.trail();
    return trail.count() >= WINDOWS && !trail.first().plus(HOURS).isAfter(trail.end());
  }
}
