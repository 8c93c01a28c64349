package io.weir.alert;

import io.weir.incident.Incident;
import io.weir.json.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The entry of the operator's document that keeps quiet about an incident for a day. */
final class Silencing {
  private static final Duration A_DAY = Duration.ofDays(1);

  private Silencing() {}

  static String entry(Incident incident) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("source", incident.source());
          out.writeStringField("type", incident.type().label());
          if (!incident.subject().isEmpty()) {
            out.writeStringField(
                incident.subject().startsWith("/") ? "path" : "client", incident.subject());
          }
          out.writeStringField(
              "until", incident.lastSeen().truncatedTo(ChronoUnit.HOURS).plus(A_DAY).toString());
          out.writeStringField("reason", "say why");
          out.writeEndObject();
        });
  }
}
