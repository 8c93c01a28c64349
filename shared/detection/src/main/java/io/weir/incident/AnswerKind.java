package io.weir.incident;

/** What a person may say of an alert. The labels stand in links, stored answers and buttons. */
public enum AnswerKind {
  /** It happened, and it was planned: a campaign, a load test. */
  EXPECTED("expected", "Expected"),
  /** Nothing happened that anybody should hear of. */
  FALSE_ALARM("false-alarm", "False alarm"),
  /** Not now, whatever it is. */
  MUTE("mute", "Mute for a day"),
  /** Block whom the alert proposes to block. */
  APPLY("apply", "Apply the proposal"),
  /** Take back what was answered before and what was blocked for the incident. */
  UNDO("undo", "Undo");

  private final String label;
  private final String words;

  AnswerKind(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Returns the name in links and stored answers. */
  public String label() {
    return label;
  }

  /** Returns what people read. */
  public String words() {
    return words;
  }

  /** Returns whether it keeps quiet about the like for a day. */
  public boolean silences() {
    return this == EXPECTED || this == FALSE_ALARM || this == MUTE;
  }

  /** Returns whether it says that the like is no trouble of this source. */
  public boolean teaches() {
    return this == EXPECTED || this == FALSE_ALARM;
  }

  /** Returns the kind of the label; throws {@link IllegalArgumentException} for an unknown one. */
  public static AnswerKind ofLabel(String label) {
    for (AnswerKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown answer: " + label);
  }
}
