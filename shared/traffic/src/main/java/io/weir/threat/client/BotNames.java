package io.weir.threat.client;

import io.weir.log.Slice;

/** Tells user agents that name themselves as bots. */
public final class BotNames {
  private static final String[] WORDS = {
    "bot", "crawl", "spider", "slurp", "scrap", "archiver", "facebookexternalhit"
  };

  private BotNames() {}

  /** Returns whether the user agent has a word that bots name themselves by. */
  public static boolean isIn(Slice userAgent) {
    for (int at = 0; at < userAgent.length(); at++) {
      int first = lower(userAgent.byteAt(at));
      for (String word : WORDS) {
        if (first == word.charAt(0) && standsAt(userAgent, at, word)) {
          return true;
        }
      }
    }
    return false;
  }

  /** CUBOT is a maker of telephones. */
  private static boolean standsAt(Slice text, int at, String word) {
    if (text.length() - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lower(text.byteAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return !(word.equals("bot")
        && at >= 2
        && lower(text.byteAt(at - 1)) == 'u'
        && lower(text.byteAt(at - 2)) == 'c');
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }
}
