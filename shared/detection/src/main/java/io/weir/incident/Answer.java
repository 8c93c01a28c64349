package io.weir.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a person said of an alert. It is kept beside the incident and says by itself what it is
 * about, so that it holds on when the incident's retention is over.
 *
 * @param incident the incident's id
 * @param source the load balancer or distribution
 * @param notice which notice of the incident was answered
 * @param kind what was said
 * @param at when
 * @param about what the incident was about then
 */
public record Answer(
    String incident, String source, int notice, AnswerKind kind, Instant at, Concern about) {
  public Answer {
    requireNonNull(incident, "incident");
    requireNonNull(source, "source");
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
    requireNonNull(about, "about");
    if (incident.isEmpty() || notice < 0) {
      throw new IllegalArgumentException("notice " + notice + " of '" + incident + "'");
    }
  }

  /** Returns an answer to the incident as it is now. */
  public static Answer of(Incident incident, int notice, AnswerKind kind, Instant at) {
    return new Answer(incident.id(), incident.source(), notice, kind, at, Concern.of(incident));
  }
}
