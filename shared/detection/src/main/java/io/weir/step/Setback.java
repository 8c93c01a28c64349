package io.weir.step;

import static java.util.Objects.requireNonNull;

/**
 * One thing that could not be read or judged, while everything else went on.
 *
 * @param kind what kind of thing
 * @param source of which source
 * @param name which one
 * @param reason what is wrong with it
 */
public record Setback(Kind kind, String source, String name, String reason) {
  /** What could not be read or judged. */
  public enum Kind {
    PART_UNREADABLE,
    SUMMARY_UNREADABLE,
    INCIDENT_UNREADABLE,
    MODEL_UNREADABLE,
    ANSWER_UNREADABLE,
    /** It is tried again. */
    WINDOW_FAILED,
    /** It failed too often, and is tried again only when something of it arrives. */
    WINDOW_SET_ASIDE,
    /** It is tried again. */
    SOURCE_FAILED
  }

  public Setback {
    requireNonNull(kind, "kind");
    requireNonNull(source, "source");
    requireNonNull(name, "name");
    requireNonNull(reason, "reason");
  }

  public static Setback of(Kind kind, String source, String name, Exception failure) {
    return new Setback(
        kind, source, name, failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }
}
