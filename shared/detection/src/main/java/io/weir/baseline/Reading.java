package io.weir.baseline;

import io.weir.feature.Feature;

/**
 * One feature of one window beside what is normal for it.
 *
 * @param feature which
 * @param observed the value
 * @param expected the normal value at that time
 * @param distance how far apart they are, in spreads, positive when above; finite
 * @param lasting the mean distance of this window and those just before it, which tells a small
 *     shift that stays from chance; 0 if those windows are not there
 * @param excess observed less expected, summed over those windows; 0 if they are not there
 * @param windows how many windows {@code lasting} and {@code excess} are of
 * @param chance which part of the square of {@code distance} small numbers alone bring about: 1 if
 *     all of it
 */
public record Reading(
    Feature feature,
    double observed,
    double expected,
    double distance,
    double lasting,
    double excess,
    int windows,
    double chance) {

  /** Returns the distance as far as it is a reason to worry. */
  public double worry() {
    return feature.direction().worrying(distance);
  }

  Reading alone() {
    return new Reading(feature, observed, expected, distance, 0, 0, windows, chance);
  }

  /** Returns observed over expected; the expected value counts as at least the given one. */
  public double ratio(double atLeast) {
    return observed / Math.max(atLeast, expected);
  }
}
