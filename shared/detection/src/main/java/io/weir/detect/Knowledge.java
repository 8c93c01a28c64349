package io.weir.detect;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.Profile;
import io.weir.baseline.Readings;
import io.weir.feature.Feature;
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
  private static final Set<Feature> BY_POLICY =
      EnumSet.of(Feature.BLOCKED_RATE, Feature.ERROR_RATE);

  /** A feature that has no type of its own must be well beyond its limit to be told by itself. */
  private static final double WELL_BEYOND = 1.5;

  /** Returns whether there is no trained model yet. */
  public boolean learning() {
    return model.isEmpty();
  }

  double unusual(Readings readings) {
    double together = model.map(trained -> trained.strength(readings)).orElse(0.0);
    double single =
        readings.all().stream()
            .filter(reading -> !BY_POLICY.contains(reading.feature()))
            .mapToDouble(reading -> reading.worry() / limits.of(reading.feature()))
            .max()
            .orElse(0);
    return Math.max(together, learning() ? 0 : single / WELL_BEYOND);
  }
}
