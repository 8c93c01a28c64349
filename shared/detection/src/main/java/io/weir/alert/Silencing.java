package io.weir.alert;

import io.weir.finding.Evidence;
import io.weir.incident.Incident;
import io.weir.json.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** The entry of the operator's document that keeps quiet about an incident for a day. */
final class Silencing {
  private static final Duration A_DAY = Duration.ofDays(1);

  private Silencing() {}

  private static String scope(Incident incident) {
    if (incident.subject().startsWith("/")) {
      return "path";
    }
    return incident.type().isSecurity() || incident.evidence().stream().anyMatch(isClient(incident))
        ? "client"
        : "subject";
  }

  private static Predicate<Evidence> isClient(Incident incident) {
    return line ->
        line.label().startsWith("client ") && line.label().endsWith(" " + incident.subject());
  }

  static String entry(Incident incident) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("source", incident.source());
          out.writeStringField("type", incident.type().label());
          if (!incident.subject().isEmpty()) {
            out.writeStringField(scope(incident), incident.subject());
          }
          out.writeStringField(
              "until", incident.lastSeen().truncatedTo(ChronoUnit.HOURS).plus(A_DAY).toString());
          out.writeStringField("reason", "say why");
          out.writeEndObject();
        });
  }
}
