package io.weir.threat.client;

import io.weir.log.Slice;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Words;
import java.util.List;

/**
 * Tells user agents that need no look, because they are made of nothing but what browsers say of
 * themselves: these words, single letters, numbers, single marks of punctuation and closed
 * comments. No rule fires on such a text, which a test shows; whether it really is a browser does
 * not matter.
 */
public final class Browsers {
  /** The marks that may stand behind words, and the one that opens a comment. */
  public static final String PUNCTUATION = " ./;:,()_-";

  private static final int START = "Mozilla/".length();

  private static final Words WORDS =
      Words.of(
          """
          mozilla applewebkit khtml like gecko chrome safari firefox version mobile edg edge edga
          edgios opr opera crios fxios trident msie compatible presto samsungbrowser ucbrowser
          yabrowser vivaldi windows win wow macintosh intel mac os cpu iphone ipad ipod touch
          darwin cfnetwork linux ubuntu android build rv nt cros armv aarch tablet sm pixel redmi
          xiaomi huawei oppo vivo realme moto nokia oneplus lenovo phone wv gsa duckduckgo brave
          okhttp dalvik postman electron""");

  private Browsers() {}

  /** Returns the words, in lower case. */
  public static List<String> words() {
    return List.of(WORDS.with(-1).get(0).split("\\s+"));
  }

  /** Returns whether there is nothing in the user agent that a rule could fire on. */
  public static boolean isOrdinary(Slice userAgent) {
    return userAgent.length() > START && startsAsBrowser(userAgent) && isPlain(userAgent);
  }

  /** Behind {@code Mozilla/5} a semicolon begins no shell command. */
  private static boolean startsAsBrowser(Slice userAgent) {
    return WORDS.containsIgnoringCase(
            userAgent.array(), userAgent.offset(), userAgent.offset() + START - 1)
        && userAgent.byteAt(START - 1) == '/'
        && Bytes.isDigit(userAgent.byteAt(START));
  }

  private static boolean isPlain(Slice userAgent) {
    byte[] bytes = userAgent.array();
    int end = userAgent.offset() + userAgent.length();
    int at = userAgent.offset();
    boolean open = false;
    while (at < end) {
      int b = bytes[at];
      int word = at++;
      if (Bytes.isLetter(b)) {
        while (at < end && Bytes.isLetter(bytes[at])) {
          at++;
        }
        if (at - word > 1 && !WORDS.containsIgnoringCase(bytes, word, at)) {
          return false;
        }
      } else if (!Bytes.isDigit(b) && b != ' ') {
        int before = bytes[word - 1];
        boolean opens = b == '(';
        boolean placed = opens ? before == ' ' && !open : Bytes.isWord(before) && before != '_';
        if (!placed || PUNCTUATION.indexOf(b) < 0 || (b == ')' && !open)) {
          return false;
        }
        open = opens || (open && b != ')');
      }
    }
    return !open;
  }
}
