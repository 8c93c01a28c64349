package io.weir.finding;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * What could be done about a finding, and what that would have done to the traffic of its window.
 *
 * @param kind what to do
 * @param ranges whom to block, in CIDR notation and in order; empty unless that is proposed
 * @param path for what the rate is limited; empty for all requests, and unless that is proposed
 * @param limit how many requests a client may send in five minutes; 0 unless that is proposed
 * @param holds for how long
 * @param stopped how many requests of the window it would have stopped
 * @param attacks how many of those were part of what was found
 * @param ordinary how many of those were ordinary requests of clients with an ordinary history
 * @param left how much of what a window usually has it would have let pass: 1 is all; 0 if it is
 *     not known what is usual
 * @param reason what was left out, or why nothing is proposed; empty if there is nothing to say
 */
public record Proposal(
    Kind kind,
    List<String> ranges,
    String path,
    long limit,
    Duration holds,
    long stopped,
    long attacks,
    long ordinary,
    double left,
    String reason) {
  /** More addresses are no list that a person looks through. */
  public static final int MAX_RANGES = 100;

  /** What could be done. */
  public enum Kind {
    /** Refuse all requests of some addresses. */
    BLOCK,
    /** Refuse what a client sends beyond a rate. */
    LIMIT,
    /** Nothing that would not hit others; the reason says why. */
    NONE
  }

  public Proposal {
    requireNonNull(kind, "kind");
    requireNonNull(path, "path");
    requireNonNull(holds, "holds");
    requireNonNull(reason, "reason");
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty() == (kind == Kind.BLOCK) || ranges.size() > MAX_RANGES) {
      throw new IllegalArgumentException(kind + " of " + ranges.size() + " ranges");
    }
    if ((limit > 0) != (kind == Kind.LIMIT)) {
      throw new IllegalArgumentException(kind + " with a limit of " + limit);
    }
    if (!(left >= 0)) {
      throw new IllegalArgumentException("less than nothing is left: " + left);
    }
    if (stopped < 0 || attacks < 0 || ordinary < 0 || attacks + ordinary > stopped) {
      throw new IllegalArgumentException(stopped + " stopped, " + attacks + ", " + ordinary);
    }
  }

  /** Returns a proposal to refuse all requests of the ranges. */
  public static Proposal block(
      List<String> ranges,
      Duration holds,
      long stopped,
      long attacks,
      long ordinary,
      String reason) {
    return new Proposal(Kind.BLOCK, ranges, "", 0, holds, stopped, attacks, ordinary, 0, reason);
  }

  /** Returns the same, which would have let so much of what is usual pass. */
  public Proposal leaving(double share) {
    return new Proposal(
        kind, ranges, path, limit, holds, stopped, attacks, ordinary, share, reason);
  }

  /** Returns a proposal to limit each client's rate at the path; at all if that is empty. */
  public static Proposal limit(
      String path, long limit, Duration holds, long stopped, String reason) {
    return new Proposal(Kind.LIMIT, List.of(), path, limit, holds, stopped, stopped, 0, 0, reason);
  }

  /** Returns that nothing can be proposed, and why. */
  public static Proposal none(String reason) {
    return new Proposal(Kind.NONE, List.of(), "", 0, Duration.ZERO, 0, 0, 0, 0, reason);
  }

  /** Returns whether it proposes anything. */
  public boolean isOfUse() {
    return kind != Kind.NONE;
  }

  /**
   * Returns this and what was proposed for an earlier window of the same trouble: whom to block are
   * those of both, as an attacker may move on and come back; the numbers are of the window in which
   * most would have been stopped. Adding the same again changes nothing.
   */
  public Proposal and(Proposal earlier) {
    boolean both = kind == Kind.BLOCK && earlier.kind == Kind.BLOCK;
    if (!both) {
      return kind.compareTo(earlier.kind) <= 0 ? this : earlier;
    }
    TreeSet<String> all = new TreeSet<>(earlier.ranges);
    for (String range : ranges) {
      if (all.size() < MAX_RANGES) {
        all.add(range);
      }
    }
    Proposal larger = stopped > earlier.stopped ? this : earlier;
    Duration longer = holds.compareTo(earlier.holds) > 0 ? holds : earlier.holds;
    return block(
            List.copyOf(all),
            longer,
            larger.stopped,
            larger.attacks,
            larger.ordinary,
            larger.reason)
        .leaving(larger.left);
  }
}
