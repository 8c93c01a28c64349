package io.weir.detect;

import io.weir.baseline.Reading;
import io.weir.baseline.Readings;

/**
 * How far from normal a feature may lie, in spreads, before it counts as wrong. The two sides have
 * limits of their own, because traffic that rises for a moment says nothing of how far it falls.
 *
 * @param above in one window, above normal
 * @param below in one window, below normal
 * @param lastingAbove over windows in a row, on average, above normal
 * @param lastingBelow the same, below normal
 */
public record Limit(double above, double below, double lastingAbove, double lastingBelow) {
  /** The mean of independent windows strays less than one of them does. */
  public static final double LASTING_PART = 1 / Math.sqrt(Readings.LASTING_WINDOWS);

  /** By chance alone, windows in a row stray so far once in a hundred thousand. */
  private static final double CHANCE = 4.5;

  /** What lasts strays as far over windows in a row as in one, and has the least limit of one. */
  private static final double OWN = 3.5;

  public Limit {
    if (!(above > 0 && below > 0 && lastingAbove > 0 && lastingBelow > 0)) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Returns the same limit on both sides, and as much less for windows in a row as chance is. */
  public static Limit of(double limit) {
    return new Limit(limit, limit, limit * LASTING_PART, limit * LASTING_PART);
  }

  /** Returns how many times over the limit the reading is on that side. */
  double strength(Reading reading, boolean onTop) {
    double alone = onTop ? reading.distance() / above : -reading.distance() / below;
    return Math.max(alone, lastingStrength(reading, onTop));
  }

  /** Returns how many times over the limit the windows in a row are, on average, on that side. */
  double lastingStrength(Reading reading, boolean onTop) {
    double onThatSide = onTop ? reading.lasting() : -reading.lasting();
    return onThatSide / lasting(reading, onTop ? lastingAbove : lastingBelow);
  }

  /**
   * Returns the limit of windows in a row. What a source strays by itself lasts, and what small
   * windows stray by chance does not. Of as many windows as the limit was learned from it is no
   * more than that.
   */
  private static double lasting(Reading reading, double learned) {
    double lasts = Math.max(OWN, learned);
    double own = (1 - reading.chance()) * lasts * lasts;
    double chance = reading.chance() * CHANCE * CHANCE / reading.windows();
    double limit = Math.sqrt(own + chance);
    return reading.windows() == Readings.LASTING_WINDOWS ? Math.min(learned, limit) : limit;
  }

  /** Returns how many times over the limit the reading is, as far as it is a reason to worry. */
  double worry(Reading reading) {
    return switch (reading.feature().direction()) {
      case HIGH -> strength(reading, true);
      case LOW -> strength(reading, false);
      case BOTH -> Math.max(strength(reading, true), strength(reading, false));
    };
  }
}
