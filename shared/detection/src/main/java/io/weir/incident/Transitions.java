package io.weir.incident;

import io.weir.finding.Finding;
import io.weir.finding.Severity;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.util.List;

/** How an incident changes. Each returns the incident as it was if there is nothing to change. */
final class Transitions {
  private Transitions() {}

  /** Returns the incident that begins with the finding while the related ones go on. */
  static Incident first(String id, Finding finding, Paging paging, List<String> related) {
    IncidentDraft draft = new IncidentDraft(id, finding);
    draft.related = related;
    draft.decideOpening(paging, finding);
    return draft.incident(1);
  }

  /** Returns the incident with the finding's window in it. */
  static Incident with(Incident before, Finding finding, Paging paging) {
    boolean withdrawn = before.windows() == 0;
    IncidentDraft draft =
        withdrawn ? new IncidentDraft(before.id(), finding) : new IncidentDraft(before);
    if (withdrawn) {
      draft.noticeNumber = before.noticeNumber();
      draft.related = before.related();
      draft.answers = before.answers();
    }
    boolean stale = before.state() == State.PENDING && isFar(before, finding.window(), paging);
    if (!withdrawn) {
      draft.trail = stale ? Trail.of(finding.window()) : before.trail().with(finding.window());
    }
    Severity earlier = draft.severity;
    draft.takeIfWorse(finding);
    draft.propose(finding);
    if (draft.state == State.PENDING) {
      draft.decideOpening(paging, finding);
    } else if (draft.state == State.OPEN
        && (draft.severity.compareTo(earlier) > 0 || draft.isNewsAfter(finding.window()))) {
      draft.tellNews(Notice.ESCALATED, finding.window());
    }
    return changed(before, draft);
  }

  /** Returns the habit with the finding's window in it: told once, and never over. */
  static Incident habit(Incident before, Finding finding, Paging paging) {
    IncidentDraft draft = new IncidentDraft(before);
    draft.trail =
        Habits.isForgotten(before, finding.window().start())
            ? Trail.of(finding.window())
            : before.trail().with(finding.window());
    draft.take(finding);
    if (draft.state == State.PENDING && draft.trail.holds(paging.windows(), paging.ofWindows())) {
      draft.state = State.OPEN;
      draft.tellNews(Notice.OPENED, finding.window());
    }
    return changed(before, draft);
  }

  /** Whether a lone finding lies too far back to be the beginning of this. */
  private static boolean isFar(Incident before, WindowKey window, Paging paging) {
    boolean small = before.type().isSecurity() && before.severity() == Severity.LOW;
    int windows = small ? IncidentDraft.SMALL_ATTACK_OF_WINDOWS : paging.ofWindows();
    Duration run = window.width().multipliedBy(windows);
    return before.trail().end().plus(run).isBefore(window.end());
  }

  /** Returns the incident without the window, in which nothing is wrong after all. */
  static Incident without(Incident before, WindowKey window) {
    IncidentDraft draft = new IncidentDraft(before);
    draft.trail = before.trail().without(window);
    if (draft.trail.count() == 0) {
      draft.withdraw();
    }
    return changed(before, draft);
  }

  /** Returns the incident at its end; one that people never heard of ends quietly. */
  static Incident resolved(Incident before) {
    IncidentDraft draft = new IncidentDraft(before);
    if (before.state() == State.OPEN) {
      draft.tell(Notice.RESOLVED);
    }
    draft.state = State.RESOLVED;
    return changed(before, draft);
  }

  /** Returns the incident with the answers to it. */
  static Incident answered(Incident before, List<Answer> answers) {
    return changed(before, new IncidentDraft(before.answered(answers)));
  }

  private static Incident changed(Incident before, IncidentDraft draft) {
    return draft.incident(before.revision()).equals(before)
        ? before
        : draft.incident(before.revision() + 1);
  }
}
