package io.weir.detect;

import io.weir.baseline.Profile;
import io.weir.feature.Digest;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a visit that is known from a new one. A job that came yesterday at this time, or the page
 * of a campaign that was sent before, is told once; the next time it is only noted, as long as
 * nothing fails and nothing else is slow. A job is a client, or the agent of one client: a tool
 * that many have is nobody. A page is excused to a crowd only, and not to a few who read it.
 */
final class Visits {
  /** What has so much of a window's requests makes up its traffic. */
  private static final double MUCH = 0.12;

  /** Who has a tenth of all requests is always here, and on no visit. */
  private static final double ALWAYS_HERE = 0.1;

  /**
   * A page that has so much of the whole day is none of a campaign, and a client is on a visit only
   * when most of the window is its own.
   */
  private static final double USUAL_SHARE = 0.02;

  private static final double MOST = 0.5;

  private static final Set<FindingType> OF_CROWDS =
      EnumSet.of(
          FindingType.TRAFFIC_SPIKE,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.PERFORMANCE_DEGRADATION,
          FindingType.UNKNOWN_ANOMALY);

  /** What a visit looks like; that something fails is told whoever is there. */
  private static final Set<FindingType> LOOKS =
      EnumSet.of(
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.TRAFFIC_SPIKE,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.PERFORMANCE_DEGRADATION,
          FindingType.UNKNOWN_ANOMALY);

  private Visits() {}

  /**
   * Returns what is explained by a visit that is known, in any of the windows.
   *
   * @param windows the one that starts now, and those just before it
   */
  static Set<FindingType> explained(Instant now, List<Digest> windows, Profile profile) {
    if (windows.stream().anyMatch(window -> isJob(now, window, profile))) {
      return LOOKS;
    }
    return windows.stream().anyMatch(window -> isCampaign(window, profile)) ? OF_CROWDS : Set.of();
  }

  private static boolean isJob(Instant now, Digest digest, Profile profile) {
    Predicate<String> came = value -> profile.regulars().isVisitor(value, now, profile.zone());
    return visitors(digest, Dimension.CLIENT, profile).anyMatch(came)
        || visitors(digest, Dimension.USER_AGENT, profile)
            .filter(agent -> isOfOneClient(agent, digest))
            .anyMatch(came);
  }

  private static boolean isOfOneClient(String agent, Digest digest) {
    long requests = digest.heavy(Dimension.USER_AGENT).get(agent);
    return digest.heavy(Dimension.CLIENT).values().stream()
        .anyMatch(busiest -> busiest >= MOST * requests);
  }

  private static boolean isCampaign(Digest digest, Profile profile) {
    Map<String, Double> usual = profile.shares(Dimension.PATH);
    return heavy(digest, Dimension.PATH)
        .filter(path -> usual.getOrDefault(path, 0.0) < USUAL_SHARE)
        .anyMatch(profile.regulars()::isPage);
  }

  private static Stream<String> visitors(Digest digest, Dimension dimension, Profile profile) {
    return heavy(digest, dimension)
        .filter(
            value -> {
              double usual = profile.shares(dimension).getOrDefault(value, 0.0);
              double now = digest.heavy(dimension).get(value) / digest.requests();
              return usual < USUAL_SHARE || (usual < ALWAYS_HERE && now >= MOST);
            });
  }

  private static Stream<String> heavy(Digest digest, Dimension dimension) {
    return digest.heavy(dimension).entrySet().stream()
        .filter(entry -> entry.getValue() >= MUCH * digest.requests())
        .map(Map.Entry::getKey);
  }
}
