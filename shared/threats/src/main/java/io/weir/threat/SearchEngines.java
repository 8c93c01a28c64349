package io.weir.threat;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;
import java.util.Arrays;

/**
 * Tells what somebody searched for in referrers that are pages of search engines. Code and commands
 * are among it, and it is nobody's input to this site. Everything else in such a referrer is read
 * like any other: that a host is called after a search engine proves nothing.
 */
final class SearchEngines {
  /** The names of engines, in front of the top-level domain. */
  private static final Words NAMES =
      Words.of(
          """
          google bing duckduckgo yahoo yandex ya baidu ecosia qwant startpage ask aol naver daum
          seznam sogou so brave kagi mojeek swisscows lycos dogpile rambler presearch metager\
          """);

  /** The parameters that engines take the words from, and those that repeat them. */
  private static final Words TERMS =
      Words.of("q query p text wd word kw keyword oq pq as_q as_epq as_oq searchterm");

  /** Between the name and the country: {@code google.co.uk}. */
  private static final Words SECOND_LEVEL = Words.of("co com ne net or org");

  private static final int LONGEST_HOST = 80;
  private static final int LONGEST_TOP_LEVEL = 6;

  private SearchEngines() {}

  /**
   * Returns the URL without the words that were searched for; the URL itself where there are none,
   * where it is of no search engine, or where they would look something up. A browser sends no
   * fragment in a referrer, so one that has it was written by hand.
   */
  static byte[] withoutTerms(byte[] url) {
    Text text = new Text(url, url.length, 0);
    int query = text.indexOf("?", 0);
    if (query < 0 || text.has('#') || text.contains("${") || text.contains("%24%7b")) {
      return url;
    }
    return isEngine(text) ? without(url, text, query + 1) : url;
  }

  private static boolean isEngine(Text url) {
    int start = url.startsWith(0, "https://") ? 8 : url.startsWith(0, "http://") ? 7 : -1;
    int end = start;
    while (start > 0 && end < start + LONGEST_HOST && isHost(url.at(end))) {
      end++;
    }
    if (start < 0 || (url.at(end) != '/' && url.at(end) != '?')) {
      return false;
    }
    for (int at = start; at < end; at++) {
      int dot = url.near('.', at, end - at);
      boolean label = (at == start || url.at(at - 1) == '.') && dot > at;
      if (label && NAMES.contains(url, at, dot) && isTopLevel(url, dot + 1, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHost(int b) {
    return Bytes.isWord(b) || b == '-' || b == '.';
  }

  /** Returns whether nothing but a top-level domain is left, or one with a second level. */
  private static boolean isTopLevel(Text url, int from, int end) {
    int dot = url.near('.', from, end - from);
    int top = dot < 0 ? from : dot + 1;
    boolean second = dot < 0 || SECOND_LEVEL.contains(url, from, dot);
    boolean single = url.near('.', top, end - top) < 0;
    return second && single && end > top + 1 && end - top <= LONGEST_TOP_LEVEL;
  }

  private static byte[] without(byte[] url, Text text, int from) {
    byte[] out = Arrays.copyOf(url, url.length);
    int length = from;
    int start = from;
    while (start <= url.length) {
      int next = text.near('&', start, url.length);
      int end = next < 0 ? url.length : next;
      int sign = text.near('=', start, end - start);
      boolean terms = sign > 0 && TERMS.contains(text, start, sign);
      int kept = (terms ? sign + 1 : Math.min(end + 1, url.length)) - start;
      System.arraycopy(url, start, out, length, kept);
      length += kept;
      if (terms && next >= 0) {
        out[length++] = '&';
      }
      start = end + 1;
    }
    return Arrays.copyOf(out, length);
  }
}
