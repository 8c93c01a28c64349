package io.weir.threat.file;

import io.weir.threat.text.Text;

/**
 * Tells paths under which a forge shows the files of a repository to whoever reads code, or a store
 * the files of its users: what they are called says nothing about the server.
 */
final class Forges {
  private static final String[] VIEWS = {
    "/blob/",
    "/tree/",
    "/raw/",
    "/blame/",
    "/src/",
    "/-/",
    "/commits/",
    "/contents/",
    "/files/",
    "/browse/"
  };

  private Forges() {}

  /** Returns whether an owner or a repository, and then a view of files, stand in the path. */
  static boolean isView(Text path) {
    for (String view : VIEWS) {
      if (path.indexOf(view, 2) > 0) {
        return true;
      }
    }
    return false;
  }
}
