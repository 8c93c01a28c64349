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

/** An incident while it is being changed. */
final class IncidentDraft {
  private static final String WITHDRAWN = "Withdrawn, late data changed the verdict. It was: ";

  /** Attacks that are small in each window matter if they come back: so often … */
  private static final int SMALL_ATTACK_WINDOWS = 3;

  /** … among so many windows. */
  static final int SMALL_ATTACK_OF_WINDOWS = 12;

  /** An incident that goes on is told again at most so often, and so many times. */
  private static final Duration AGAIN_AFTER = Duration.ofHours(1);

  private static final int MOST_NOTICES = 6;

  /** So many times as far from normal as people know is worse. */
  private static final double WORSE = 2;

  private final String id;
  private final String source;
  private FindingType type;
  private String subject;
  Severity severity;
  State state = State.PENDING;
  Trail trail;
  private Instant opened;
  private Instant lastSeen;
  private Instant worst;
  private double score;
  private String explanation;
  private List<Evidence> evidence;
  private boolean learning;
  private Sample sample;
  private Notice notice = Notice.NONE;
  int noticeNumber;
  private Optional<Told> told = Optional.empty();
  List<String> related = List.of();
  private Optional<Proposal> proposal = Optional.empty();
  List<Incident.Said> answers = List.of();

  IncidentDraft(String id, Finding finding) {
    this.id = id;
    this.source = finding.window().source();
    this.trail = Trail.of(finding.window());
    this.severity = finding.severity();
    this.opened = trail.first();
    this.lastSeen = trail.end();
    this.proposal = finding.proposal();
    take(finding);
  }

  IncidentDraft(Incident before) {
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

  void take(Finding finding) {
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
    proposal = Stream.concat(finding.proposal().stream(), proposal.stream()).reduce(Proposal::and);
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
    // What has no name is never sure, and has to be seen once more.
    boolean named = finding.type() != FindingType.UNKNOWN_ANOMALY;
    boolean atOnce =
        finding.severity().compareTo(paging.atOnce()) >= 0
            || (named && finding.score() >= paging.sure());
    int doubt = named ? 0 : 1;
    boolean lasting =
        small
            ? trail.holds(SMALL_ATTACK_WINDOWS, SMALL_ATTACK_OF_WINDOWS)
            : atOnce || trail.holds(paging.windows() + doubt, paging.ofWindows() + doubt);
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
