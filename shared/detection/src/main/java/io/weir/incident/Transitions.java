package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import io.weir.incident.Incident.Told;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How an incident changes. Each returns the incident as it was if there is nothing to change. */
final class Transitions {
  static final String WITHDRAWN = "Withdrawn, late data changed the verdict. It was: ";

  /** An incident that goes on is told again at most so often, and so many times. */
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);

  private static final int MOST_NOTICES = 6;

  /** So many times as far from normal as people know is worse. */
  private static final double WORSE = 2;

  /** Attacks that are small in each window matter if they come back: so often … */
  private static final int SMALL_ATTACK_WINDOWS = 3;

  /** … among so many windows. */
  private static final int SMALL_ATTACK_OF_WINDOWS = 12;

  private Transitions() {}

  /** Returns the incident that begins with the finding while the related ones go on. */
  static Incident first(String id, Finding finding, Paging paging, List<String> related) {
    Draft draft = new Draft(id, finding);
    draft.related = related;
    draft.decideOpening(paging, finding);
    return draft.incident(1);
  }

  /** Returns the incident with the finding's window in it. */
  static Incident with(Incident before, Finding finding, Paging paging) {
    boolean withdrawn = before.windows() == 0;
    Draft draft = withdrawn ? new Draft(before.id(), finding) : new Draft(before);
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
    Draft draft = new Draft(before);
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
    int windows = small ? SMALL_ATTACK_OF_WINDOWS : paging.ofWindows();
    Duration run = window.width().multipliedBy(windows);
    return before.trail().end().plus(run).isBefore(window.end());
  }

  /** Returns the incident without the window, in which nothing is wrong after all. */
  static Incident without(Incident before, WindowKey window) {
    Draft draft = new Draft(before);
    draft.trail = before.trail().without(window);
    if (draft.trail.count() == 0) {
      draft.withdraw();
    }
    return changed(before, draft);
  }

  /** Returns the incident at its end; one that people never heard of ends quietly. */
  static Incident resolved(Incident before) {
    Draft draft = new Draft(before);
    if (before.state() == State.OPEN) {
      draft.tell(Notice.RESOLVED);
    }
    draft.state = State.RESOLVED;
    return changed(before, draft);
  }

  /** Returns the incident with the answers to it. */
  static Incident answered(Incident before, List<Answer> answers) {
    Draft draft = new Draft(before.answered(answers));
    return changed(before, draft);
  }

  private static Incident changed(Incident before, Draft draft) {
    return draft.incident(before.revision()).equals(before)
        ? before
        : draft.incident(before.revision() + 1);
  }

  /** An incident while it is being changed. */
  private static final class Draft {
    private final String id;
    private final String source;
    private FindingType type;
    private String subject;
    private Severity severity;
    private State state = State.PENDING;
    private Trail trail;
    private Instant opened;
    private Instant lastSeen;
    private Instant worst;
    private double score;
    private String explanation;
    private List<Evidence> evidence;
    private boolean learning;
    private Sample sample;
    private Notice notice = Notice.NONE;
    private int noticeNumber;
    private Optional<Told> told = Optional.empty();
    private List<String> related = List.of();
    private Optional<Proposal> proposal = Optional.empty();
    private List<Incident.Said> answers = List.of();

    Draft(String id, Finding finding) {
      this.id = id;
      this.source = finding.window().source();
      this.trail = Trail.of(finding.window());
      this.severity = finding.severity();
      this.opened = trail.first();
      this.lastSeen = trail.end();
      this.proposal = finding.proposal();
      take(finding);
    }

    Draft(Incident before) {
      this.id = before.id();
      this.source = before.source();
      this.type = before.type();
      this.subject = before.subject();
      this.severity = before.severity();
      this.state = before.state();
      this.trail = before.trail();
      this.opened = before.opened();
      this.lastSeen = before.lastSeen();
      this.worst = before.worst();
      this.score = before.score();
      this.explanation = before.explanation();
      this.evidence = before.evidence();
      this.learning = before.learning();
      this.sample = before.sample();
      this.notice = before.notice();
      this.noticeNumber = before.noticeNumber();
      this.told = before.told();
      this.related = before.related();
      this.proposal = before.proposal();
      this.answers = before.answers();
    }

    private void take(Finding finding) {
      type = finding.type();
      // The cause of an attack is its subject, which therefore never changes.
      subject = subject == null || !finding.type().isSecurity() ? finding.subject() : subject;
      worst = finding.window().start();
      score = finding.score();
      explanation = finding.explanation();
      evidence = finding.evidence();
      learning = finding.learning();
      sample = finding.sample();
    }

    /** Whom to block grows with every window; the rest is of the window that shows most. */
    void propose(Finding finding) {
      proposal =
          Stream.concat(finding.proposal().stream(), proposal.stream()).reduce(Proposal::and);
    }

    void takeIfWorse(Finding finding) {
      int graver = finding.severity().compareTo(severity);
      if (graver > 0) {
        severity = finding.severity();
      }
      boolean named = finding.type() != FindingType.UNKNOWN_ANOMALY;
      boolean wasNamed = type != FindingType.UNKNOWN_ANOMALY;
      boolean sameWindow = finding.window().start().equals(worst);
      boolean worse = graver > 0 || (graver == 0 && finding.score() > score);
      if (sameWindow || (named && !wasNamed) || (named == wasNamed && worse)) {
        take(finding);
      }
    }

    void decideOpening(Paging paging, Finding finding) {
      boolean small = finding.type().isSecurity() && finding.severity() == Severity.LOW;
      boolean atOnce =
          finding.severity().compareTo(paging.atOnce()) >= 0 || finding.score() >= paging.sure();
      boolean lasting =
          small
              ? trail.holds(SMALL_ATTACK_WINDOWS, SMALL_ATTACK_OF_WINDOWS)
              : atOnce || trail.holds(paging.windows(), paging.ofWindows());
      if (lasting) {
        state = State.OPEN;
        tellNews(Notice.OPENED, finding.window());
      }
    }

    /** Whether what goes on has another cause than people know, or is much worse. */
    boolean isNewsAfter(WindowKey window) {
      return noticeNumber < MOST_NOTICES
          && told.map(known -> isOld(known, window) && differs(known)).orElse(false);
    }

    private static boolean isOld(Told known, WindowKey window) {
      return !known.until().plus(AGAIN_AFTER).isAfter(window.end());
    }

    private boolean differs(Told known) {
      boolean otherKind = Cause.kind(type) != Cause.kind(known.type());
      boolean otherSubject = !subject.isEmpty() && !subject.equals(known.subject());
      boolean worse = !type.isSecurity() && strength(score) >= WORSE * known.strength();
      return otherKind || otherSubject || worse;
    }

    /** Tells something new, and keeps what that was. */
    void tellNews(Notice what, WindowKey window) {
      tell(what);
      told = Optional.of(new Told(window.end(), type, subject, strength(score)));
    }

    /** Returns how many times over its limit a score is; see {@link Finding#score}. */
    private static double strength(double score) {
      return score / Math.max(1e-9, 1 - score);
    }

    void tell(Notice what) {
      notice = what;
      noticeNumber++;
    }

    void withdraw() {
      if (noticeNumber > 0) {
        tell(Notice.REVISED);
        explanation = WITHDRAWN + explanation;
      }
      proposal = Optional.empty();
      state = State.RESOLVED;
    }

    Incident incident(long revision) {
      if (trail.count() > 0) {
        opened = trail.first();
        lastSeen = trail.end();
      }
      Optional<Instant> closed = state == State.RESOLVED ? Optional.of(lastSeen) : Optional.empty();
      return new Incident(
          id,
          source,
          type,
          subject,
          severity,
          state,
          opened,
          lastSeen,
          closed,
          trail,
          worst,
          score,
          explanation,
          evidence,
          learning,
          sample,
          notice,
          noticeNumber,
          revision,
          told,
          related,
          proposal,
          answers);
    }
  }
}
