package io.weir.detect;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.Profile;
import io.weir.baseline.Readings;
import io.weir.feature.Feature;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a source: its profile, its limits, and a model once there is enough history.
 *
 * @param profile what is normal
 * @param limits how far from normal is too far
 * @param model the trained model; empty while learning
 */
public record Knowledge(Profile profile, Limits limits, Optional<UnusualModel> model) {
  public Knowledge {
    requireNonNull(profile, "profile");
    requireNonNull(limits, "limits");
    requireNonNull(model, "model");
  }

  /** A trained model over all features together. */
  @FunctionalInterface
  public interface UnusualModel {
    /** Returns how many times over its threshold the window is. */
    double strength(Readings readings);
  }

  /** What a firewall refuses moves these, and its blocks are no news. */
  public static final Set<Feature> BY_POLICY =
      Collections.unmodifiableSet(EnumSet.of(Feature.BLOCKED_RATE, Feature.ERROR_RATE));

  /** A mix is of several sides of the traffic, each of them off by so many spreads at least. */
  private static final int SEVERAL = 2;

  private static final double OFF = 3;

  /** A feature that has no type of its own must be well beyond its limit to be told by itself. */
  private static final double WELL_BEYOND = 1.5;

  /** Returns whether there is no trained model yet. */
  public boolean learning() {
    return model.isEmpty();
  }

  /** Returns how near the window comes to the limit of any feature: 1 is at it. */
  public double nearest(Readings readings) {
    return readings.all().stream()
        .mapToDouble(reading -> limits.of(reading.feature()).worry(reading))
        .max()
        .orElse(0);
  }

  private static boolean isMix(Readings readings) {
    return readings.all().stream()
            .filter(reading -> reading.worry() >= OFF)
            .flatMap(reading -> Side.of(reading.feature()).stream())
            .distinct()
            .count()
        >= SEVERAL;
  }

  /** Returns how many times over the limits the window is as a whole. */
  double unusual(Readings readings) {
    boolean refused =
        readings
            .get(Feature.BLOCKED_RATE)
            .map(reading -> limits.of(Feature.BLOCKED_RATE).strength(reading, true) >= 1)
            .orElse(false);
    if (refused) {
      // A wave of requests that the firewall refused makes any mix unusual, and is dealt with.
      return 0;
    }
    double together = isMix(readings) ? model.map(m -> m.strength(readings)).orElse(0.0) : 0;
    double single =
        readings.all().stream()
            .filter(reading -> Side.of(reading.feature()).isPresent())
            .mapToDouble(reading -> limits.of(reading.feature()).worry(reading))
            .max()
            .orElse(0);
    return Math.max(together, learning() ? 0 : single / WELL_BEYOND);
  }
}
