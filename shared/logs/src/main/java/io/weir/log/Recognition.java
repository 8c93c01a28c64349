package io.weir.log;

/** Why an object was taken for what it was. */
public enum Recognition {
  /** Its first lines or records are of the format. */
  BEGINNING("its beginning says so"),
  /** A line or record after others is of the format. */
  LATER("a record behind others says so"),
  /** Its key is one of such objects; its content tells nothing. */
  KEY("its name says so, its content tells nothing"),
  /** The format was given. */
  ASKED("as was asked for");

  private final String sentence;

  Recognition(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
