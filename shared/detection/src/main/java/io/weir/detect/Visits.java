package io.weir.detect;

import io.weir.baseline.Profile;
import io.weir.baseline.Regulars;
import io.weir.feature.Digest;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells a visit that is known from a new one. A job that came yesterday at this time, or the page
 * of a campaign that was sent before, is told once; the next time it is only noted, as long as
 * nothing fails and nothing is slow.
 */
final class Visits {
  /** What has so much of a window's requests makes up its traffic. */
  private static final double MUCH = 0.12;

  /** A page that is much asked for on any day is none of a campaign. */
  private static final double USUAL_SHARE = 0.02;

  /** What a visit looks like; that something fails is told whoever is there. */
  static final Set<FindingType> LOOKS =
      Collections.unmodifiableSet(
          EnumSet.of(
              FindingType.BOT_TRAFFIC,
              FindingType.SCRAPER,
              FindingType.TRAFFIC_SPIKE,
              FindingType.DISTRIBUTED_FLOOD,
              FindingType.PERFORMANCE_DEGRADATION,
              FindingType.UNKNOWN_ANOMALY));

  private Visits() {}

  /** Returns whether a visit that is known is in one of the windows, the first of which is now. */
  static boolean areKnown(Instant now, List<Digest> windows, Profile profile) {
    return windows.stream().anyMatch(window -> isKnown(now, window, profile));
  }

  private static boolean isKnown(Instant now, Digest digest, Profile profile) {
    Regulars regulars = profile.regulars();
    return Stream.of(Dimension.CLIENT, Dimension.USER_AGENT)
            .flatMap(dimension -> much(digest, dimension, profile))
            .anyMatch(value -> regulars.isVisitor(value, now, profile.zone()))
        || much(digest, Dimension.PATH, profile).anyMatch(regulars::isPage);
  }

  private static Stream<String> much(Digest digest, Dimension dimension, Profile profile) {
    return digest.heavy(dimension).entrySet().stream()
        .filter(entry -> entry.getValue() >= MUCH * digest.requests())
        .map(Map.Entry::getKey)
        .filter(value -> profile.shares(dimension).getOrDefault(value, 0.0) < USUAL_SHARE);
  }
}
