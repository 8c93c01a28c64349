package io.weir.detect;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.Profile;
import io.weir.baseline.Readings;
import java.util.Optional;

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
            .mapToDouble(reading -> reading.worry() / limits.of(reading.feature()))
            .max()
            .orElse(0);
    return Math.max(together, learning() ? 0 : single / WELL_BEYOND);
  }
}
