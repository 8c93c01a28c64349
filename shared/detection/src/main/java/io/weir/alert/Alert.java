package io.weir.alert;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Incident;

/**
 * One message to people: an incident at the moment of a notice.
 *
 * @param incident the incident as it was then; its notice is not {@code NONE}
 */
public record Alert(Incident incident) {
  public Alert {
    requireNonNull(incident, "incident");
    if (incident.notice() == Incident.Notice.NONE) {
      throw new IllegalArgumentException("nothing to tell about " + incident.id());
    }
  }

  /** Returns the id under which the alert is sent once: the incident's, and which notice it is. */
  public String id() {
    return incident.id() + "-" + incident.noticeNumber();
  }
}
