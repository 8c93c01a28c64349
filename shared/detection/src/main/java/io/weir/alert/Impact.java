package io.weir.alert;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an incident does to requests, and who or what is behind it, each in one line. */
final class Impact {
  private static final List<String> CAUSES =
      List.of(
          "client", "path", "host", "target", "user agent", "failing", "slow", "zone", "country");

  private Impact() {}

  /** Returns how many requests are affected, or how far off they are. */
  static String of(Incident incident) {
    if (incident.evidence().isEmpty()) {
      return incident.explanation();
    }
    Evidence first = incident.evidence().get(0);
    double requests = incident.sample().requests();
    boolean counted =
        first.unit().endsWith("requests") && !incident.type().equals(FindingType.MISSING_LOGS);
    if (counted) {
      return ofAll(first.observed(), requests);
    }
    if (first.unit().equals("%")) {
      return ofAll(first.observed() / 100 * requests, requests);
    }
    boolean compared = first.expected() > 0 && first.observed() > 0;
    if (!compared) {
      return AlertText.evidenceLine(first);
    }
    double ratio = first.observed() / first.expected();
    return String.format(
        Locale.ROOT,
        "%s is %.1f times what is normal, in %s",
        first.label(),
        ratio,
        Numbers.text(requests, "requests"));
  }

  private static String ofAll(double some, double all) {
    return "about "
        + Numbers.text((double) Math.round(some), "")
        + " of "
        + Numbers.text(all, "requests")
        + " in the worst window";
  }

  /** Returns who or what stands out; empty if nothing does. */
  static Optional<String> cause(Incident incident) {
    return incident.evidence().stream()
        .filter(line -> CAUSES.stream().anyMatch(cause -> isAbout(line, cause)))
        .findFirst()
        .map(AlertText::evidenceLine);
  }

  private static boolean isAbout(Evidence line, String cause) {
    return line.label().startsWith(cause + " ") && !line.label().endsWith("entropy");
  }
}
