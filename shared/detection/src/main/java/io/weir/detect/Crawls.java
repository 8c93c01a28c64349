package io.weir.detect;

import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.threat.Bots;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells search engines that are known here by their names, and come and leave at times of their
 * own. Anybody can take such a name, so that nothing grave is one of them.
 */
final class Crawls {
  private static final double NEARLY_ALL = 0.8;

  /** What a crawl looks like. */
  private static final Set<FindingType> LOOKS =
      EnumSet.of(FindingType.BOT_TRAFFIC, FindingType.SCRAPER, FindingType.TRAFFIC_SPIKE);

  private Crawls() {}

  /**
   * Returns whether engines explain it: it is told about one, or about bots, of which nearly all
   * that are more are engines, or it is told of a number of requests, and that of all others is as
   * usual.
   */
  static boolean explain(Finding finding, Digest digest, Knowledge knowledge, Readings readings) {
    if (finding.severity().compareTo(Severity.HIGH) >= 0) {
      return false;
    }
    Profile profile = knowledge.profile();
    return (LOOKS.contains(finding.type()) && isKnownEngine(finding.subject(), profile))
        || (isAboutBots(finding) && areMostOfBots(finding.window(), digest, profile))
        || (finding.type() == FindingType.TRAFFIC_SPIKE
            && isUsualWithout(digest, knowledge, readings, true))
        || (finding.type() == FindingType.TRAFFIC_DROP
            && isUsualWithout(digest, knowledge, readings, false));
  }

  private static boolean isKnownEngine(String agent, Profile profile) {
    return profile.shares(Dimension.USER_AGENT).containsKey(agent) && Bots.isSearchEngine(agent);
  }

  private static boolean isAboutBots(Finding finding) {
    return (LOOKS.contains(finding.type()) || finding.type() == FindingType.UNKNOWN_ANOMALY)
        && finding.evidence().stream()
            .limit(1)
            .anyMatch(first -> first.label().equals(Feature.DECLARED_BOT_SHARE.label()));
  }

  /** Returns whether the bots that are more than usual are nearly all engines that are known. */
  private static boolean areMostOfBots(WindowKey key, Digest digest, Profile profile) {
    double engines = requests(digest, profile) / digest.requests() - share(profile);
    double bots =
        digest.features().get(Feature.DECLARED_BOT_SHARE)
            - profile.usual(Feature.DECLARED_BOT_SHARE, key.start());
    return bots > 0 && engines >= NEARLY_ALL * bots;
  }

  /**
   * Returns whether the requests of all others are as near to their usual number as is allowed.
   *
   * @param onTop whether there are more requests than expected, or fewer
   */
  private static boolean isUsualWithout(
      Digest digest, Knowledge knowledge, Readings readings, boolean onTop) {
    Reading all = readings.get(Feature.REQUESTS).orElseThrow();
    Profile profile = knowledge.profile();
    double others = Math.max(1, all.observed() - requests(digest, profile));
    double usual = all.expected() * (1 - share(profile));
    // Distances are of logarithms.
    double part = Math.log(others / usual) / Math.log(all.observed() / all.expected());
    return part * knowledge.limits().of(Feature.REQUESTS).strength(all, onTop) < 1;
  }

  /** Returns how many requests the known engines have. */
  private static double requests(Digest digest, Profile profile) {
    return digest.heavy(Dimension.USER_AGENT).entrySet().stream()
        .filter(agent -> isKnownEngine(agent.getKey(), profile))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** Returns which part of all requests they usually have. */
  private static double share(Profile profile) {
    return profile.shares(Dimension.USER_AGENT).entrySet().stream()
        .filter(agent -> Bots.isSearchEngine(agent.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
