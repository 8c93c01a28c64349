package io.weir.cli;

import io.weir.finding.Severity;
import java.util.Locale;

/** Colours of a terminal, or none. */
public final class Colour {
  private static final String OFF = "\u001b[0m";

  private final boolean on;

  /** When to use colours. */
  public enum When {
    /** On a terminal, unless {@code NO_COLOR} is set. */
    auto,
    always,
    never
  }

  private Colour(boolean on) {
    this.on = on;
  }

  /** Returns colours as wished; the launcher says whether standard output is a terminal. */
  public static Colour of(When when) {
    return new Colour(
        switch (when) {
          case auto -> Boolean.getBoolean("weir.colour");
          case always -> true;
          case never -> false;
        });
  }

  public String bold(String text) {
    return styled("1", text);
  }

  /** Returns the severity in lower case, as wide as the widest. */
  public String severity(Severity severity) {
    String text = String.format("%-8s", severity.name().toLowerCase(Locale.ROOT));
    return switch (severity) {
      case CRITICAL -> styled("1;31", text);
      case HIGH -> styled("31", text);
      case MEDIUM -> styled("33", text);
      case LOW -> styled("34", text);
      case INFO -> text;
    };
  }

  private String styled(String codes, String text) {
    return on ? "\u001b[" + codes + "m" + text + OFF : text;
  }
}
