package io.weir.baseline;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Histories for tests: a source whose busy hours are those of its users' clocks. */
final class Digests24 {
  private Digests24() {}

  static List<History> days(Instant start, int days, ZoneId zone, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<History> windows = new ArrayList<>();
    for (int i = 0; i < days * 288; i++) {
      Instant time = start.plusSeconds(300L * i);
      double noise = Math.exp(0.04 * random.nextGaussian());
      windows.add(new History(time, digest(requests(time, zone) * noise), false));
    }
    return windows;
  }

  /** Ten times as many from 9 to 18 as at night. */
  static double requests(Instant time, ZoneId zone) {
    int hour = time.atZone(zone).getHour();
    return hour >= 9 && hour < 18 ? 2000 : 200;
  }

  static Digest digest(double requests) {
    FeatureVector features =
        FeatureVector.of(
            feature ->
                switch (feature) {
                  case REQUESTS -> requests;
                  case UNIQUE_CLIENTS -> requests / 4;
                  case SERVER_ERRORS -> 0.001;
                  default -> Double.NaN;
                });
    return new Digest(features, 1, Map.of(), List.of());
  }

  static double expected(Profile profile, Instant time) {
    return Feature.REQUESTS.unscaled(profile.center(Feature.REQUESTS, time));
  }
}
