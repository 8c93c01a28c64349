package io.weir.threat.file;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;
import java.util.List;

/**
 * A path of the table, taken apart at its stars.
 *
 * @param request the row that it belongs to
 * @param anywhere whether it may begin at any segment; else at the root
 * @param chunks what stands between the stars, in lower case; the first begins with a slash
 * @param open whether anything may follow
 */
record KnownPattern(KnownRequest request, boolean anywhere, List<String> chunks, boolean open) {
  /** What a star stands for is short. */
  private static final int REACH = 120;

  static KnownPattern of(KnownRequest request, String path) {
    boolean anywhere = path.startsWith("*/");
    String rest = anywhere ? path.substring(1) : path;
    boolean open = rest.endsWith("*");
    List<String> chunks =
        List.of((open ? rest.substring(0, rest.length() - 1) : rest).split("\\*"));
    if (!rest.startsWith("/") || chunks.get(0).length() < 2) {
      throw new IllegalArgumentException(request.id() + ": no path: " + path);
    }
    return new KnownPattern(request, anywhere, chunks, open);
  }

  /** Returns where the path ends that begins with the slash, -1 if it is none of these. */
  int match(Text text, int slash) {
    String first = chunks.get(0);
    if (!text.startsWith(slash, first)) {
      return -1;
    }
    int end = slash + first.length();
    for (int k = 1; k < chunks.size(); k++) {
      String chunk = chunks.get(k);
      boolean last = k == chunks.size() - 1 && !open;
      int at = last ? text.length() - chunk.length() : text.near(chunk, end, REACH);
      if (at < end || !text.startsWith(at, chunk)) {
        return -1;
      }
      end = at + chunk.length();
    }
    return ends(text, end) ? end : -1;
  }

  /** A name that goes on is another name. */
  private boolean ends(Text text, int end) {
    if (open) {
      return !Bytes.isWord(text.at(end)) || !Bytes.isWord(text.at(end - 1));
    }
    return end == text.length() || (text.at(end) == '/' && end + 1 == text.length());
  }

  /**
   * Returns the last whole segment of the path, behind the one before it if that is whole, too; two
   * of them are seldom in an ordinary path, even if each one is. Empty if there is none.
   */
  String segments() {
    for (int k = chunks.size() - 1; k >= 0; k--) {
      String chunk = chunks.get(k);
      boolean complete = k == chunks.size() - 1 && !open;
      int end = complete && !chunk.endsWith("/") ? chunk.length() : chunk.lastIndexOf('/');
      int start = chunk.lastIndexOf('/', end - 1);
      if (start >= 0) {
        int before = chunk.lastIndexOf('/', start - 1);
        return chunk.substring((before >= 0 ? before : start) + 1, end);
      }
    }
    return "";
  }

  /** Returns the last word before the first star; empty if there is none. */
  String lastWord() {
    String first = chunks.get(0);
    int end = first.length();
    int from = end;
    while (from > 0 && Bytes.isWord(first.charAt(from - 1))) {
      from--;
    }
    return first.substring(from, end);
  }

  /** Returns the first word of the path. */
  String word() {
    String first = chunks.get(0);
    int from = 1;
    while (from < first.length() && !Bytes.isWord(first.charAt(from))) {
      from++;
    }
    int end = from;
    while (end < first.length() && Bytes.isWord(first.charAt(end))) {
      end++;
    }
    return first.substring(from, end);
  }
}
