package io.weir.finding;

import static java.util.Objects.requireNonNull;

/**
 * One line of a finding's reasons.
 *
 * @param label what was measured: a feature's name, or a heavy hitter such as {@code client
 *     203.0.113.7}
 * @param unit the unit of both numbers, such as {@code ms} or {@code requests}
 * @param observed the value in this window
 * @param expected the value that the baseline expects; NaN where there is none yet
 * @param share the share of the score that this explains, in [0, 1]
 */
public record Evidence(String label, String unit, double observed, double expected, double share) {
  /** What explains less of a trouble than this is not its cause. */
  public static final double MOST = 0.6;

  public Evidence {
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
  }

  /** Returns whether it explains most of what is wrong. */
  public boolean explainsMost() {
    return share >= MOST;
  }
}
