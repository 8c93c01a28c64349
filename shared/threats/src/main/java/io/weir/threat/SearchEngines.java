package io.weir.threat;

import io.weir.threat.text.Text;

/**
 * Tells referrers that are pages of search engines. What stands in them are words that somebody
 * searched for, code and commands among them; nobody's input to this site.
 */
final class SearchEngines {
  private static final String[] HOSTS = {
    "google.",
    "bing.",
    "duckduckgo.",
    "yahoo.",
    "yandex.",
    "baidu.",
    "ecosia.",
    "qwant.",
    "startpage.",
    "ask.",
    "aol.",
    "naver.",
    "seznam.",
    "sogou.",
    "so.",
    "brave.",
    "ya.",
    "daum.",
    "kagi.",
    "mojeek.",
    "swisscows.",
    "search.",
    "cse."
  };

  private static final int LONGEST_HOST = 80;

  private SearchEngines() {}

  /**
   * Returns whether the URL is of a search engine, and nothing in it looks up or runs anything. A
   * browser sends no fragment in a referrer, so one that has it was written by hand.
   */
  static boolean areWords(byte[] url) {
    Text text = new Text(url, url.length, 0);
    int host = text.startsWith(0, "https://") ? 8 : text.startsWith(0, "http://") ? 7 : -1;
    if (host < 0 || text.has('#') || text.contains("${") || text.contains("%24%7b")) {
      return false;
    }
    int end = host;
    while (end < host + LONGEST_HOST && text.at(end) > ' ' && "/?#@:\\".indexOf(text.at(end)) < 0) {
      end++;
    }
    if (text.at(end) != '/' && text.at(end) != '?') {
      return false;
    }
    for (int at = host; at < end; at++) {
      if (at == host || text.at(at - 1) == '.') {
        for (String name : HOSTS) {
          if (text.startsWith(at, name)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
