package io.weir.incident;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.finding.StableId;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Groups findings into incidents. Every step is repeatable: telling it the same findings of the
 * same window again changes nothing, and telling it others changes what the first ones did.
 */
public final class IncidentTracker {
  private static final int ATTEMPTS = 20;

  private static final Comparator<Finding> STRONGEST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparingDouble(Finding::score)
          .thenComparing(Finding::type)
          .reversed()
          .thenComparing(Finding::subject);

  private final Incidents store;
  private final Paging paging;
  private final Suppressions suppressions;
  private final Recurrence recurrence;

  public IncidentTracker(Incidents store, Paging paging, Suppressions suppressions) {
    this.store = store;
    this.paging = paging;
    this.suppressions = suppressions;
    this.recurrence = new Recurrence(store, paging);
  }

  /**
   * Takes what was found in the window.
   *
   * @param judged which types were looked for; an incident of another type keeps the window
   */
  public void apply(WindowKey key, List<Finding> findings, Predicate<FindingType> judged) {
    Set<String> fresh = new HashSet<>();
    findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO && !suppressions.cover(finding))
        .sorted(STRONGEST_FIRST)
        .forEach(finding -> place(finding, fresh));
    Instant from = key.start().minus(paging.resolveAfter());
    for (Incident near : store.incidents(key.source(), from)) {
      boolean gone = near.trail().contains(key) && !fresh.contains(near.id());
      if (gone && near.type().isTrouble() && judged.test(near.type())) {
        change(near.id(), incident -> Transitions.without(incident, key));
      }
    }
  }

  /** Returns whether answers taught that the like of the finding is no trouble of its source. */
  public boolean isTaught(Finding finding) {
    return suppressions.areTaught(finding);
  }

  /** Puts what people said since the time to the incidents that they said it of. */
  public void takeAnswers(Instant since) {
    Answers answers = suppressions.answers();
    answers.all().stream()
        .filter(answer -> !answer.at().isBefore(since))
        .map(Answer::incident)
        .distinct()
        .forEach(id -> change(id, incident -> Transitions.answered(incident, said(answers, id))));
  }

  private static List<Answer> said(Answers answers, String incident) {
    return answers.all().stream().filter(answer -> answer.incident().equals(incident)).toList();
  }

  private void place(Finding finding, Set<String> fresh) {
    WindowKey key = finding.window();
    String cause = Cause.of(finding.type(), finding.subject());
    if (finding.type().isStanding()) {
      habit(finding);
      return;
    }
    List<Incident> going = near(key, cause);
    Optional<Incident> home =
        cause.equals(Cause.TRAFFIC) ? Home.of(finding, going, fresh) : going.stream().findFirst();
    String id =
        home.or(() -> recurrence.heldOpen(finding))
            .map(Incident::id)
            .orElseGet(() -> newId(finding, cause, going));
    // The stronger finding of a window came first, and speaks for all that are of one trouble.
    if (fresh.add(id)) {
      add(id, finding, going.stream().filter(IncidentTracker::isKnown).toList());
    }
  }

  private static String newId(Finding finding, String cause, List<Incident> going) {
    String source = finding.window().source();
    String start = finding.window().start().toString();
    return going.isEmpty()
        ? StableId.of(source, cause, start)
        : StableId.of(source, cause, finding.type().label(), finding.subject(), start);
  }

  private static boolean isKnown(Incident incident) {
    return incident.noticeNumber() > 0 && incident.state() == Incident.State.OPEN;
  }

  private void habit(Finding finding) {
    String id = Habits.id(finding.window().source(), finding.subject());
    if (store.incident(id).isEmpty()) {
      store.put(Transitions.first(id, finding, paging, List.of()));
    }
    change(
        id,
        habit ->
            Habits.hasEnough(habit, finding.window())
                ? habit
                : Transitions.habit(habit, finding, paging));
  }

  /** Ends the source's incidents that had no finding for long enough before the time. */
  public void resolve(String source, Instant horizon) {
    for (Incident incident : store.incidents(source, horizon)) {
      if (isOver(incident, horizon)) {
        change(incident.id(), now -> isOver(now, horizon) ? Transitions.resolved(now) : now);
      }
    }
  }

  /** Returns the incident of the finding's cause that the window belongs or would belong to. */
  public Optional<Incident> around(WindowKey key, FindingType type, String subject) {
    List<Incident> near = near(key, Cause.of(type, subject));
    return near.stream()
        .filter(incident -> Cause.kind(incident.type()) == Cause.kind(type))
        .findFirst()
        .or(() -> near.stream().findFirst());
  }

  private boolean isOver(Incident incident, Instant horizon) {
    return incident.isUnresolved() && recurrence.isOver(incident, horizon);
  }

  private void add(String id, Finding finding, List<Incident> related) {
    Deploys deploys = suppressions.deploys();
    Paging closely = deploys.isWatched(finding) ? paging.closer() : paging;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Incident> stored = store.incident(id);
      Incident next =
          stored
              .map(incident -> Transitions.with(incident, finding, closely))
              .orElseGet(() -> Transitions.first(id, finding, closely, lines(finding, related)));
      if (stored.map(next::equals).orElse(false) || store.put(next)) {
        return;
      }
    }
    throw new IllegalStateException("incident " + id + " is being changed by too many writers");
  }

  private List<String> lines(Finding finding, List<Incident> related) {
    return Stream.of(
            related.stream().map(Related::line),
            suppressions.deploys().lines(finding.window()).stream(),
            recurrence.line(finding).stream())
        .flatMap(some -> some)
        .toList();
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

  private List<Incident> near(WindowKey key, String cause) {
    Instant from = key.start().minus(paging.resolveAfter());
    Instant until = key.end().plus(paging.resolveAfter());
    return store.incidents(key.source(), from).stream()
        .filter(incident -> cause(incident).equals(cause) && incident.windows() > 0)
        .filter(incident -> incident.lastSeen().plus(paging.resolveAfter()).isAfter(key.start()))
        .filter(incident -> !incident.opened().isAfter(until))
        .toList();
  }

  private static String cause(Incident incident) {
    return Cause.of(incident.type(), incident.subject());
  }
}
