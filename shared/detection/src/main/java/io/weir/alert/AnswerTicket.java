package io.weir.alert;

import static java.util.Objects.requireNonNull;

import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to give one answer to one notice of an incident, as it stands in a link: {@code
 * 1.INCIDENT.NOTICE.ANSWER.SECOND.SIGNATURE}.
 *
 * @param incident the incident's id
 * @param notice which notice of it
 * @param kind the answer
 * @param until the end of the right, to the second
 */
public record AnswerTicket(String incident, int notice, AnswerKind kind, Instant until) {
  /** Counts from the last window that the alert tells of. */
  private static final Duration HOLDS = Duration.ofDays(7);

  private static final String VERSION = "1";
  private static final int PARTS = 6;
  private static final int MAX_CHARS = 200;

  public AnswerTicket {
    requireNonNull(incident, "incident");
    requireNonNull(kind, "kind");
    requireNonNull(until, "until");
  }

  /** Returns the right to answer the incident's latest notice. */
  public static AnswerTicket of(Incident incident, AnswerKind kind) {
    Instant until = Instant.ofEpochSecond(incident.lastSeen().plus(HOLDS).getEpochSecond());
    return new AnswerTicket(incident.id(), incident.noticeNumber(), kind, until);
  }

  /** Returns the right to give another answer to the same. */
  public AnswerTicket with(AnswerKind other) {
    return new AnswerTicket(incident, notice, other, until);
  }

  /** Returns the ticket as it stands in a link. */
  public String signed(AnswerKey key) {
    return text() + "." + key.sign(text());
  }

  private String text() {
    return String.join(
        ".",
        VERSION,
        incident,
        Integer.toString(notice),
        kind.label(),
        Long.toString(until.getEpochSecond()));
  }

  /** Returns the ticket of the text; empty if it was not signed under the key. */
  public static Optional<AnswerTicket> read(String text, AnswerKey key) {
    String[] parts = text.length() > MAX_CHARS ? new String[0] : text.split("\\.", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    String signed = text.substring(0, text.lastIndexOf('.'));
    if (!key.verifies(signed, parts[PARTS - 1])) {
      return Optional.empty();
    }
    // Whoever has the key writes nothing else.
    return Optional.of(
        new AnswerTicket(
            parts[1],
            Integer.parseInt(parts[2]),
            AnswerKind.ofLabel(parts[3]),
            Instant.ofEpochSecond(Long.parseLong(parts[4]))));
  }
}
