package io.weir.threat.text;

/** Makes a piece of a request fit to be shown: secrets masked, control characters made visible. */
public final class Redaction {
  private static final String[] SECRETS = {
    "password",
    "passwd",
    "pwd",
    "pass",
    "token",
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "authorization",
    "bearer",
    "signature",
    "sig",
    "session",
    "sessionid",
    "auth",
    "key"
  };

  private static final String MASK = "***";

  private Redaction() {}

  /** Returns the text with the values of secrets masked and control characters made visible. */
  public static String of(String text) {
    return of(text, text.length());
  }

  /**
   * Returns so much of that as comes from the beginning of the text, at least so many characters.
   */
  public static String of(String text, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + MASK.length());
    int masked = 0;
    int i = 0;
    while (i < text.length() && out.length() < most) {
      char c = text.charAt(i);
      out.append(visible(c));
      i++;
      if ((c == '=' || c == ':') && endsWithSecret(text, masked, i - 1)) {
        int end = valueEnd(text, i);
        out.append(end > i ? MASK : "");
        masked = end > i ? end : masked;
        i = end;
      }
    }
    return out.toString();
  }

  /** Returns whether the name of a secret stands right before the end, as a word of its own. */
  private static boolean endsWithSecret(String text, int from, int end) {
    for (String name : SECRETS) {
      int start = end - name.length();
      if (start >= from
          && text.regionMatches(true, start, name, 0, name.length())
          && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** A secret is a run of letters and digits; what an attacker adds to it stays visible. */
  private static int valueEnd(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || "-_.~+".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i;
  }

  private static char visible(char c) {
    return c < ' ' || c == 0x7f ? (char) (0x2400 + (c == 0x7f ? 0x21 : c)) : c;
  }
}
