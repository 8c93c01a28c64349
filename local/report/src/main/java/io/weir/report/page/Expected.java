package io.weir.report.page;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Feature;
import io.weir.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is normal for a source through the week, as all of its windows tell that belong to no
 * incident. It is drawn in hindsight: a window was judged by what came before it.
 */
final class Expected {
  /** How many spreads the band is wide on either side. */
  private static final double WIDTH = 3;

  private final Optional<Profile> profile;
  private final double requests;
  private final double clients;

  /** The edges of the band and its middle; NaN where nothing is known. */
  record Band(double low, double middle, double high) {
    static final Band UNKNOWN = new Band(Double.NaN, Double.NaN, Double.NaN);
  }

  private Expected(Optional<Profile> profile, double requests, double clients) {
    this.profile = profile;
    this.requests = requests;
    this.clients = clients;
  }

  static Expected of(List<History> history, ZoneId zone, Duration width) {
    List<History> normal = History.normal(history);
    if (normal.size() < Verdict.LEARNED_FROM) {
      return new Expected(Optional.empty(), 0, 0);
    }
    return new Expected(
        Optional.of(new ProfileFitter(zone, width).fit(history)),
        mean(normal, Feature.REQUESTS),
        mean(normal, Feature.UNIQUE_CLIENTS));
  }

  private static double mean(List<History> windows, Feature feature) {
    return windows.stream()
        .mapToDouble(window -> window.digest().features().get(feature))
        .filter(Double::isFinite)
        .average()
        .orElse(1);
  }

  /** Returns the band of the feature at the time, in the feature's own unit. */
  Band at(Feature feature, Instant time) {
    if (profile.isEmpty() || !profile.get().knows(feature)) {
      return Band.UNKNOWN;
    }
    double center = profile.get().center(feature, time);
    double spread = WIDTH * profile.get().spread(feature, time, requests, clients);
    return new Band(
        Math.max(0, feature.unscaled(center - spread)),
        feature.unscaled(center),
        feature.unscaled(center + spread));
  }
}
