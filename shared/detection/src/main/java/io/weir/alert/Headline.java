package io.weir.alert;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/** An incident in one line: how grave, where, and what is how far from normal. */
final class Headline {
  private Headline() {}

  /**
   * Returns the line, such as {@code [HIGH] shop (eu-central-1): 5xx rate 13.5 %, normally 0 %}.
   */
  static String of(Incident incident) {
    return "[" + mark(incident) + "] " + SourceName.of(incident) + ": " + what(incident);
  }

  private static String mark(Incident incident) {
    if (!incident.type().isTrouble()) {
      return incident.type() == FindingType.DAILY_DIGEST ? "DIGEST" : "INFO";
    }
    return switch (incident.notice()) {
      case RESOLVED -> "OK";
      case REVISED -> "WITHDRAWN";
      default -> incident.severity().name();
    };
  }

  private static String what(Incident incident) {
    if (incident.type() == FindingType.DAILY_DIGEST) {
      return incident.opened().plus(Duration.ofHours(12)).atZone(ZoneOffset.UTC).toLocalDate()
          + ", "
          + incident.explanation();
    }
    return switch (incident.notice()) {
      case RESOLVED -> subject(incident) + ", lasted " + duration(incident);
      case ESCALATED -> "worse: " + measure(incident);
      default -> measure(incident);
    };
  }

  private static String subject(Incident incident) {
    String about = incident.subject().isEmpty() ? "" : " (" + incident.subject() + ")";
    return incident.type().label() + about;
  }

  private static String measure(Incident incident) {
    if (incident.type().isSecurity() || incident.type() == FindingType.SITE_HABIT) {
      long requests =
          Math.round(
              incident.evidence().stream().mapToDouble(Evidence::observed).findFirst().orElse(0));
      String succeeded =
          incident.evidence().stream()
              .filter(line -> line.label().equals("may have succeeded"))
              .findFirst()
              .map(line -> ", " + Math.round(line.observed()) + " may have succeeded")
              .orElse("");
      return incident.type() == FindingType.SITE_HABIT
          ? "requests like attacks are this site's own, " + incident.subject()
          : incident.type().label()
              + " by "
              + incident.subject()
              + ", "
              + Numbers.text((double) requests, "requests")
              + succeeded;
    }
    return incident.evidence().stream()
        .findFirst()
        .map(line -> measure(incident, line))
        .orElse(subject(incident));
  }

  private static String measure(Incident incident, Evidence line) {
    if (incident.type() == FindingType.PARTIAL_OUTAGE) {
      return outage(incident, line);
    }
    if (incident.type() == FindingType.CREDENTIAL_ATTACK) {
      return Numbers.text(line.observed(), line.unit())
          + ", normally "
          + AlertText.expected(line)
          + " ("
          + line.label()
          + ")";
    }
    String normally = Double.isNaN(line.expected()) ? "" : ", normally " + AlertText.expected(line);
    boolean said = line.label().contains(incident.subject());
    String about = said ? "" : " (" + incident.subject() + ")";
    return line.label()
        + (Impact.names(line) ? ": " : " ")
        + Numbers.text(line.observed(), line.unit())
        + normally
        + about;
  }

  /** Returns how many of how many requests to the part of the traffic fail. */
  private static String outage(Incident incident, Evidence failing) {
    double requests =
        incident.evidence().stream()
            .skip(1)
            .findFirst()
            .map(Evidence::observed)
            .orElse((double) incident.sample().requests());
    return failing.label()
        + ": "
        + Numbers.text(failing.observed(), "")
        + " of "
        + Numbers.text(requests, "requests")
        + ", normally "
        + Numbers.text(100 * failing.expected() / Math.max(1, requests), "%");
  }

  /** Returns how long the incident has lasted, in words. */
  static String duration(Incident incident) {
    Duration time = Duration.between(incident.opened(), incident.lastSeen());
    if (time.toMinutes() < 120) {
      return time.toMinutes() + " minutes";
    }
    return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
  }
}
