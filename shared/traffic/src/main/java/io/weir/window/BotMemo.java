package io.weir.window;

import io.weir.log.Slice;

/**
 * Tells user agents that name themselves as bots, and remembers the answers, as a log has few
 * different user agents.
 */
final class BotMemo {
  private static final int SLOTS = 1024;
  private static final String[] WORDS = {
    "bot", "crawl", "spider", "slurp", "scrap", "archiver", "facebookexternalhit"
  };

  /** Made at the first request, as most windows are only merged. */
  private long[] memo = {};

  /** Returns whether the user agent, which has the hash, names itself as a bot. */
  boolean isBot(long hash, Slice userAgent) {
    if (memo.length == 0) {
      memo = new long[SLOTS];
    }
    int slot = (int) (hash >>> 32) & (SLOTS - 1);
    long known = memo[slot];
    if ((known | 1) == (hash | 1)) {
      return (known & 1) == 1;
    }
    boolean bot = hasBotWord(userAgent);
    memo[slot] = bot ? hash | 1 : hash & ~1L;
    return bot;
  }

  private static boolean hasBotWord(Slice userAgent) {
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
