package io.weir.threat;

import io.weir.threat.text.Redaction;
import java.util.Locale;

/**
 * Makes the target of a request fit to be shown to people: what opens a door is masked, while what
 * tells one request from another stays. Masked are the values of parameters that are named as
 * secrets, session ids behind a {@code ;}, the names of e-mail addresses, and what looks like a
 * token wherever it stands.
 */
public final class Masking {
  private static final int SHORTEST_TOKEN = 16;

  /** A digest or an id of 128 bits and more, with or without dashes. */
  private static final int SHORTEST_HEX = 32;

  /** How keys begin whose issuers say so, that they be found wherever they get to. */
  private static final String[] ISSUERS = {
    "AKIA",
    "ASIA",
    "AIza",
    "SG.",
    "dop_v1_",
    "eyJ",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "hf_",
    "key-",
    "npm_",
    "rk_live_",
    "shpat_",
    "sk_live_",
    "xox",
    "ya29."
  };

  /** Of an e-mail address before the {@code @}, by RFC 5321, with each character escaped. */
  private static final int LONGEST_NAME = 3 * 64;

  private static final int SHOWN_OF_TOKEN = 4;
  private static final String MASK = "***";

  /**
   * A random text changes between letters and digits, or between cases, at every few characters.
   */
  private static final int CHARS_A_CHANGE = 4;

  private Masking() {}

  /** Returns the path, or the path and query, with its secrets masked. */
  public static String target(String target) {
    return target(target, target.length());
  }

  /** Returns so much of that as comes from the beginning, at least so many characters. */
  public static String target(String target, int most) {
    int question = target.indexOf('?');
    if (question < 0) {
      return path(target, most);
    }
    String query = Redaction.of(target.substring(question + 1), most + LONGEST_NAME);
    return path(target.substring(0, question), most) + pieces("?" + query, "?&=/;:,", most);
  }

  /** Returns the path with its secrets masked. */
  public static String path(String path) {
    return path(path, path.length());
  }

  private static String path(String path, int most) {
    return pieces(withoutSessions(path), "/;=,:", most);
  }

  /** Returns the user agent with its secrets masked. */
  public static String agent(String agent) {
    return pieces(agent, "/;=,: ()+\"'", agent.length());
  }

  private static String pieces(String text, String separators, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + LONGEST_NAME);
    boolean addressed = text.indexOf('@') >= 0 || text.contains("%40");
    int start = 0;
    for (int i = 0; i <= text.length() && out.length() <= most; i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        if (addressed || i - start >= SHORTEST_TOKEN) {
          out.append(piece(text.substring(start, i)));
        } else {
          out.append(text, start, i);
        }
        out.append(text, i, Math.min(i + 1, text.length()));
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static String piece(String piece) {
    int at = Math.max(piece.lastIndexOf('@'), piece.toLowerCase(Locale.ROOT).lastIndexOf("%40"));
    if (at > 0) {
      return MASK + piece.substring(at);
    }
    return isToken(piece) ? piece.substring(0, SHOWN_OF_TOKEN) + MASK : piece;
  }

  private static boolean isToken(String piece) {
    if (piece.length() < SHORTEST_TOKEN) {
      return false;
    }
    for (String issuer : ISSUERS) {
      if (piece.startsWith(issuer)) {
        return true;
      }
    }
    if (!hasDigit(piece)) {
      return false;
    }
    int changes = 0;
    int digits = 0;
    int small = 0;
    int beyondHex = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (kind(c) == 0 && "-_.~+%".indexOf(c) < 0) {
        return false;
      }
      digits += kind(c) == 1 ? 1 : 0;
      small += kind(c) == 2 ? 1 : 0;
      beyondHex += Character.digit(c, 16) < 0 && c != '-' ? 1 : 0;
      boolean inside = i > 0 && kind(c) > 0 && kind(piece.charAt(i - 1)) > 0;
      changes += inside && kind(c) != kind(piece.charAt(i - 1)) ? 1 : 0;
    }
    boolean letters = digits < piece.length();
    boolean hex = beyondHex == 0 && piece.length() >= SHORTEST_HEX;
    return letters && (hex || small == 0 || changes * CHARS_A_CHANGE >= piece.length());
  }

  private static boolean hasDigit(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      if (kind(piece.charAt(i)) == 1) {
        return true;
      }
    }
    return false;
  }

  private static int kind(char c) {
    if (c >= '0' && c <= '9') {
      return 1;
    }
    if (c >= 'a' && c <= 'z') {
      return 2;
    }
    return c >= 'A' && c <= 'Z' ? 3 : 0;
  }

  private static String withoutSessions(String path) {
    if (path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    int from = 0;
    int semicolon = path.indexOf(';');
    while (semicolon >= 0) {
      int value = valueOfSession(path, semicolon + 1);
      int end = value;
      while (value > 0 && end < path.length() && ";/?".indexOf(path.charAt(end)) < 0) {
        end++;
      }
      if (end > value) {
        out.append(path, from, value).append(MASK);
        from = end;
      }
      semicolon = path.indexOf(';', Math.max(end, semicolon + 1));
    }
    return out.append(path, from, path.length()).toString();
  }

  /** Returns where the value begins of a parameter that is named as a session's; -1 if none is. */
  private static int valueOfSession(String path, int start) {
    int end = start;
    while (end < path.length() && (kind(path.charAt(end)) > 1 || path.charAt(end) == '_')) {
      end++;
    }
    if (end == path.length() || path.charAt(end) != '=') {
      return -1;
    }
    String name = path.substring(start, end).toLowerCase(Locale.ROOT);
    return name.contains("sess") || name.contains("sid") || name.contains("token") ? end + 1 : -1;
  }
}
