package io.weir.alert;

import io.weir.incident.Incident;
import java.time.Instant;
import java.util.Map;

/** Writes alerts for people and metrics for machines. */
public final class AlertMessages {
  private static final int MAX_ATTRIBUTE_CHARS = 250;

  private AlertMessages() {}

  /** Returns the alert as it goes out, with the links that follow from the incident. */
  public static AlertMessage of(Alert alert) {
    return of(alert, Links.NONE);
  }

  /** Returns the alert as it goes out, with links. */
  public static AlertMessage of(Alert alert, Links links) {
    Incident incident = alert.incident();
    return new AlertMessage(
        AlertText.subject(incident),
        AlertText.text(incident, links),
        ChatJson.of(alert, links),
        EventJson.of(alert, links),
        Map.of(
            "type", incident.type().label(),
            "severity", incident.severity().name(),
            "source", Clean.ascii(incident.source(), MAX_ATTRIBUTE_CHARS),
            "notice", incident.notice().name()));
  }

  /** Returns the incident in one line, with nothing in it that is not printable. */
  public static String headline(Incident incident) {
    return EventJson.title(incident);
  }

  /** Returns the metric that counts the alert, by source and type. */
  public static Metric metric(Alert alert, Instant time) {
    Incident incident = alert.incident();
    String name =
        switch (incident.notice()) {
          case OPENED -> "IncidentsOpened";
          case ESCALATED -> "IncidentsEscalated";
          case REVISED -> "IncidentsRevised";
          case RESOLVED -> "IncidentsResolved";
          case NONE -> throw new IllegalArgumentException("nothing to count");
        };
    return new Metric(
        name,
        Map.of(
            "Source", Clean.ascii(incident.source(), MAX_ATTRIBUTE_CHARS),
            "Type", incident.type().label()),
        1,
        "Count",
        time);
  }
}
