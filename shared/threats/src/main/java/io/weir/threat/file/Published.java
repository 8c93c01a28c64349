package io.weir.threat.file;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** Tells documents and pictures under a web server's root, which some applications name in full. */
final class Published {
  private static final String[] ROOTS = {"var/www/", "usr/local/www/", "home/", "srv/"};

  private static final String[] ENDINGS = {
    "pdf", "png", "jpg", "jpeg", "gif", "webp", "svg", "csv", "xlsx", "docx", "zip", "mp4", "mp3"
  };

  private Published() {}

  /** Returns whether the path that begins here, behind its slash, is one. */
  static boolean isDocument(Text text, int from) {
    boolean under = false;
    for (String root : ROOTS) {
      under |= text.startsWith(from, root);
    }
    if (!under || text.near("..", from, 120) >= 0) {
      return false;
    }
    int dot = -1;
    int end = from;
    while (end < from + 200
        && (Bytes.isWord(text.at(end)) || "/.-".indexOf(text.at(end)) >= 0)
        && text.at(end) > 0) {
      dot = text.at(end) == '.' ? end : dot;
      end++;
    }
    for (String ending : ENDINGS) {
      if (dot > 0 && end - dot - 1 == ending.length() && text.startsWith(dot + 1, ending)) {
        return true;
      }
    }
    return false;
  }
}
