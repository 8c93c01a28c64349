package io.weir.threat.client;

import io.weir.log.Slice;

/** Tells user agents that name themselves as bots. */
public final class BotNames {
  /** The table of operators is not read here: ingest starts without it. */
  private static final String[] WORDS = {
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrap",
    "archiver",
    "facebookexternalhit",
    // Crawlers and agents of language models that are no bots by their word.
    "chatgpt",
    "claude-",
    "perplexity",
    "mistralai",
    "meta-external",
    "meta-webindexer",
    "google-extended",
    "googleother",
    "googleagent",
    "gemini-",
    "anthropic-ai",
    "cohere-ai",
    "amzn-user",
    "manus-user"
  };

  private static final int FIRST_LETTERS = firstLetters();

  private BotNames() {}

  private static int firstLetters() {
    int letters = 0;
    for (String word : WORDS) {
      letters |= 1 << (word.charAt(0) - 'a');
    }
    return letters;
  }

  /** Returns whether the user agent has a word that bots name themselves by. */
  public static boolean isIn(Slice userAgent) {
    for (int at = 0; at < userAgent.length(); at++) {
      if (begins(userAgent.byteAt(at)) && standsAt(userAgent, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte letter) {
    int lower = lower(letter);
    return lower >= 'a' && lower <= 'z' && (FIRST_LETTERS & 1 << (lower - 'a')) != 0;
  }

  private static boolean standsAt(Slice userAgent, int at) {
    for (String word : WORDS) {
      if (standsAt(userAgent, at, word)) {
        return true;
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
