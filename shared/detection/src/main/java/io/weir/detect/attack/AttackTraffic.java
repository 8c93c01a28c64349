package io.weir.detect.attack;

import static io.weir.window.Dimension.CLIENT;
import static io.weir.window.Dimension.ERROR_CLIENT;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.window.Dimension;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What attackers bring with them. The requests of a client that is told as an attacker, and what it
 * is refused, are no second trouble.
 */
public final class AttackTraffic {
  private static final double MOST = 0.6;

  private static final Set<FindingType> OF_ERRORS =
      EnumSet.of(FindingType.ERROR_SPIKE, FindingType.SCANNER, FindingType.UNKNOWN_ANOMALY);

  private static final Set<FindingType> OF_VOLUME =
      EnumSet.of(
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.TRAFFIC_SPIKE,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.UNKNOWN_ANOMALY);

  private AttackTraffic() {}

  /**
   * Returns what is left to tell.
   *
   * @param attacks what the rules found in the window
   * @param anomalies what is unusual about its traffic
   */
  public static List<Finding> without(
      List<Finding> attacks, List<Finding> anomalies, Digest digest) {
    Set<String> attackers =
        attacks.stream()
            .filter(finding -> finding.severity().compareTo(Severity.MEDIUM) >= 0)
            .map(Finding::subject)
            .collect(Collectors.toSet());
    if (attackers.isEmpty()) {
      return anomalies;
    }
    double errors = digest.features().get(Feature.ERROR_RATE) * digest.requests();
    boolean theirErrors = errors > 0 && of(attackers, digest, ERROR_CLIENT) >= MOST * errors;
    long theirRequests = of(attackers, digest, CLIENT);
    return anomalies.stream()
        .filter(finding -> !(theirErrors && OF_ERRORS.contains(finding.type())))
        .filter(finding -> !isOfVolume(finding, attackers, theirRequests))
        .toList();
  }

  private static boolean isOfVolume(Finding finding, Set<String> attackers, long theirRequests) {
    boolean most =
        finding.evidence().stream()
            .filter(line -> line.label().equals(Feature.REQUESTS.label()))
            .anyMatch(line -> theirRequests >= MOST * (line.observed() - line.expected()));
    return OF_VOLUME.contains(finding.type()) && (most || attackers.contains(finding.subject()));
  }

  private static long of(Set<String> attackers, Digest digest, Dimension dimension) {
    return digest.heavy(dimension).entrySet().stream()
        .filter(
            entry ->
                attackers.contains(entry.getKey())
                    || attackers.contains(Network.of(entry.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
