package io.weir.threat.file;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * A step up whose dots are junk, right before a file of the system: bytes that are no UTF-8,
 * question marks, percent signs that were left over, UTF-7 that was not read.
 */
final class OddSteps {
  private OddSteps() {}

  /** Returns whether such dots and a separator end there. */
  static boolean endsAt(Text text, int end) {
    int before = end - 1;
    if (text.startsWith(end - 4, "0x2f") || text.startsWith(end - 4, "0x5c")) {
      before = end - 4;
    }
    boolean separator = before < end - 1 || text.at(before) == '/' || text.at(before) == '\\';
    return separator
        && (isMarks(text, before) || isLeftOver(text, before) || isNoUtf8(text, before));
  }

  /** {@code ??}, {@code ?.} and {@code .?}, in which a server's wildcard stands for a dot. */
  private static boolean isMarks(Text text, int end) {
    int last = text.at(end - 1);
    int first = text.at(end - 2);
    return (first == '?' && (last == '?' || last == '.')) || (first == '.' && last == '?');
  }

  /** {@code %2%e}: digits of an encoding whose percent signs were encoded one by one. */
  private static boolean isLeftOver(Text text, int end) {
    return text.at(end - 2) == '%' && text.at(end - 4) == '%' && Bytes.hex(text.at(end - 1)) >= 0;
  }

  /** Ends with a byte that belongs to no character, or with an ASCII one that completes none. */
  private static boolean isNoUtf8(Text text, int end) {
    int last = text.at(end - 1);
    boolean lead = last >= 0xc0;
    boolean cut = last < 0x80 && (text.at(end - 2) == 0xc0 || text.at(end - 2) == 0xc1);
    boolean stray = last >= 0x80 && last < 0xc0 && !follows(text, end - 2);
    return lead || cut || stray;
  }

  /** Returns whether the byte and those before it begin a character of several bytes. */
  private static boolean follows(Text text, int at) {
    int i = at;
    while (i > at - 2 && text.at(i) >= 0x80 && text.at(i) < 0xc0) {
      i--;
    }
    int lead = text.at(i);
    int size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : 4;
    boolean known = lead >= 0xc2 && lead < 0xf5 && !(lead == 0xf0 && text.at(i + 1) < 0x90);
    return known && size == at - i + 2;
  }
}
