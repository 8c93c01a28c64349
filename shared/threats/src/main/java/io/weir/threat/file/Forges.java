package io.weir.threat.file;

import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/**
 * Tells paths under which a forge shows the files of a repository to whoever reads code, or a store
 * the files of its users: what they are called says nothing about the server. The whole shape
 * counts, a repository, what is shown of it, and of which state: a folder that is merely called
 * {@code files} or {@code src} is a folder of the site.
 */
final class Forges {
  /** What GitHub, Gitea and others show of a repository, between its name and a state of it. */
  private static final Words VIEWS = Words.of("blob tree raw blame edit commits");

  /** Between the name of a repository and a kind of state, or the name of a main branch. */
  private static final Words STATES =
      Words.of("branch tag commit main master develop trunk head default");

  /** What stands in front of the name of a file where interfaces and stores hand it out. */
  private static final String[] STORES = {
    "/repository/files/", "/dav/files/", "/api/contents/", "/diffusion/"
  };

  private static final int MOST_SEGMENTS = 12;

  private Forges() {}

  /** Returns whether the path has such a shape, and goes on behind it. */
  static boolean isView(Text path) {
    for (String store : STORES) {
      if (path.indexOf(store, 0) >= 0) {
        return true;
      }
    }
    int slash = 0;
    for (int k = 0; k < MOST_SEGMENTS && path.at(slash) == '/'; k++) {
      int end = end(path, slash);
      boolean stated = path.at(end(path, end)) == '/';
      if (k >= 2 && ((stated && shows(path, slash + 1, end)) || hands(path, slash + 1, end))) {
        return true;
      }
      slash = end;
    }
    return false;
  }

  /** Returns whether the segment, which stands behind two others, says what is shown. */
  private static boolean shows(Text path, int from, int end) {
    int next = end(path, end);
    return VIEWS.contains(path, from, end)
        || (is(path, from, end, "src") && STATES.contains(path, end + 1, next))
        || (is(path, from, end, "-") && VIEWS.contains(path, end + 1, next));
  }

  /** Returns whether files are handed out of a repository that the path calls one. */
  private static boolean hands(Text path, int from, int end) {
    boolean word = is(path, from, end, "contents") || is(path, from, end, "browse");
    return word && path.at(end) == '/' && path.indexOf("/repos/", 0) >= 0;
  }

  private static boolean is(Text path, int from, int end, String word) {
    return end - from == word.length() && path.startsWith(from, word);
  }

  /** Returns where the segment ends that begins behind the slash. */
  private static int end(Text path, int slash) {
    int next = path.indexOf("/", slash + 1);
    return next < 0 ? path.length() : next;
  }
}
