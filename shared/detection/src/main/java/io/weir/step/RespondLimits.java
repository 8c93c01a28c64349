package io.weir.step;

/**
 * How far blocking may go, whatever is proposed.
 *
 * @param ranges how many ranges a set may hold
 * @param anHour how many may be added within an hour
 * @param share which share of a window's requests a proposal may stop, in (0, 1]; a larger one only
 *     if what is left is no more short of what is usual
 */
public record RespondLimits(int ranges, int anHour, double share) {
  public RespondLimits {
    if (ranges < 1 || anHour < 1 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(ranges + ", " + anHour + " an hour, share " + share);
    }
  }

  /** Returns what is right for most. */
  public static RespondLimits defaults() {
    return new RespondLimits(500, 100, 0.5);
  }

  /** Returns the bounds of what is not grave: half the places stay free for what is. */
  RespondLimits ofSmall() {
    return new RespondLimits(Math.max(1, ranges / 2), Math.max(1, anHour / 2), share);
  }
}
