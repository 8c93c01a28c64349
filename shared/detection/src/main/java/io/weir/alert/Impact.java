package io.weir.alert;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
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
    return switch (incident.type()) {
      case FORMAT_DRIFT ->
          "about "
              + Numbers.text(first.observed(), "")
              + " of 100 lines could not be read, and are not judged";
      case MISSING_LOGS -> "nothing is known of this time: " + AlertText.evidenceLine(first);
      case TRAFFIC_DROP -> missing(first);
      case CREDENTIAL_ATTACK ->
          Numbers.text(first.observed(), first.unit())
              + " in the worst window, normally "
              + AlertText.expected(first);
      default -> {
        if (first.unit().endsWith("requests")) {
          yield ofAll(first.observed(), requests);
        }
        yield first.unit().equals("%")
            ? ofAll(first.observed() / 100 * requests, requests)
            : times(incident, first);
      }
    };
  }

  private static String missing(Evidence requests) {
    return "about "
        + Numbers.text((double) Math.round(requests.expected() - requests.observed()), "")
        + " of "
        + Numbers.text((double) Math.round(requests.expected()), "usual requests")
        + " are missing in the worst window";
  }

  private static String times(Incident incident, Evidence first) {
    if (!(first.expected() > 0 && first.observed() > 0)) {
      return AlertText.evidenceLine(first);
    }
    boolean time = first.unit().equals("ms");
    double ratio = first.observed() / first.expected();
    return String.format(
        Locale.ROOT,
        "%s: %.1f times what is normal%s",
        first.label(),
        ratio,
        time ? ", in " + Numbers.text(timed(incident), "requests") : "");
  }

  /** Of a part of the traffic its own requests, else those of the window. */
  private static double timed(Incident incident) {
    return incident.evidence().stream()
        .filter(line -> line.label().equals("requests to it"))
        .mapToDouble(Evidence::observed)
        .findFirst()
        .orElse((double) incident.sample().requests());
  }

  private static String ofAll(double some, double all) {
    return "about "
        + Numbers.text((double) Math.round(some), "")
        + " of "
        + Numbers.text(all, "requests")
        + " in the worst window";
  }

  /** Returns who or what explains most of it; empty if nothing does. */
  static Optional<String> cause(Incident incident) {
    return incident.evidence().stream()
        .filter(Evidence::explainsMost)
        .filter(Impact::names)
        .findFirst()
        .map(AlertText::evidenceLine);
  }

  /** Returns whether the reason names someone or something. */
  static boolean names(Evidence line) {
    return CAUSES.stream().anyMatch(cause -> isAbout(line, cause));
  }

  private static boolean isAbout(Evidence line, String cause) {
    return line.label().startsWith(cause + " ") && !line.label().endsWith("entropy");
  }
}
