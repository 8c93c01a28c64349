package io.weir.threat.text;

import java.util.Locale;

/** Makes a piece of a request fit to be shown: secrets masked, control characters made visible. */
final class Redaction {
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

  private Redaction() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int value = valueStart(text, i);
      if (value > 0) {
        out.append(text, i, value).append("***");
        i = valueEnd(text, value);
      } else {
        out.append(visible(text.charAt(i)));
        i++;
      }
    }
    return out.toString();
  }

  /** Returns where the value begins if a secret's name and its sign stand here, else -1. */
  private static int valueStart(String text, int index) {
    if (index > 0 && Character.isLetterOrDigit(text.charAt(index - 1))) {
      return -1;
    }
    for (String name : SECRETS) {
      int end = index + name.length();
      if (end < text.length()
          && (text.charAt(end) == '=' || text.charAt(end) == ':')
          && text.substring(index, end).toLowerCase(Locale.ROOT).equals(name)
          && valueEnd(text, end + 1) > end + 1) {
        return end + 1;
      }
    }
    return -1;
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
