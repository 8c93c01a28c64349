package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A window and what is normal for it. What is asked for again and again of each feature is worked
 * out once. Not thread-safe.
 */
final class Place {
  private static final int FEATURES = Feature.values().length;

  private static final Set<Feature> VOLUME =
      EnumSet.of(Feature.REQUESTS, Feature.UNIQUE_CLIENTS, Feature.BYTES_SENT);

  /**
   * These rest on a handful of requests, of clients that err or of targets, whatever the number of
   * all.
   */
  private static final Set<Feature> OF_FEW =
      EnumSet.of(
          Feature.BACKENDS,
          Feature.P95_LATENCY,
          Feature.P99_LATENCY,
          Feature.COVERAGE,
          Feature.CLIENT_ERRORS,
          Feature.ERROR_RATE);

  private final Profile profile;
  private final Level level;
  private final Profile.Moment moment;
  private final Digest digest;
  private final double expectedRequests;
  private final double expectedClients;
  private final double[] spreads = new double[FEATURES];

  /**
   * @param level how the source has shifted before the window in question
   */
  Place(Profile profile, Level level, Profile.Moment moment, Digest digest) {
    this.profile = profile;
    this.level = level;
    this.moment = moment;
    this.digest = digest;
    this.expectedRequests = expected(Feature.REQUESTS);
    this.expectedClients = expected(Feature.UNIQUE_CLIENTS);
    Arrays.fill(spreads, Double.NaN);
  }

  Digest digest() {
    return digest;
  }

  double center(Feature feature) {
    return moment.center(feature) + level.shift(feature);
  }

  /** Returns what is normal as it is measured. */
  double expected(Feature feature) {
    double shift = level.shift(feature);
    return shift == 0 ? moment.usual(feature) : feature.unscaled(moment.center(feature) + shift);
  }

  double scaled(Feature feature) {
    return digest.features().scaled(feature);
  }

  double excess(Feature feature) {
    return digest.features().get(feature) - expected(feature);
  }

  double distance(Feature feature) {
    return (scaled(feature) - center(feature)) / spread(feature);
  }

  private double spread(Feature feature) {
    int place = feature.ordinal();
    if (Double.isNaN(spreads[place])) {
      spreads[place] = profile.spread(feature, moment, many(feature), of(feature));
    }
    return spreads[place];
  }

  /**
   * Returns which part of the squared spread is chance that averages out. That of a few clients
   * does not: they stay for half an hour.
   */
  double chance(Feature feature) {
    if (feature.kind() == Kind.CLIENT_SHARE || OF_FEW.contains(feature)) {
      return 0;
    }
    double chance = feature.kind().chance(many(feature), of(feature)) / spread(feature);
    return Math.min(1, chance * chance);
  }

  // How many come is judged by how many were to come: that few came leaves no room for chance.
  private double many(Feature feature) {
    return isVolume(feature) ? expectedRequests : digest.requests();
  }

  private double of(Feature feature) {
    return isVolume(feature) ? expectedClients : digest.features().get(Feature.UNIQUE_CLIENTS);
  }

  private boolean isVolume(Feature feature) {
    return VOLUME.contains(feature) && profile.knows(Feature.UNIQUE_CLIENTS);
  }
}
