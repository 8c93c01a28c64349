package io.weir.threat.shell;

import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/**
 * A text as a shell would put it together: quotes, backslashes, carets, empty expansions and unset
 * variables inside words are gone, and what a shell splits words at is a blank.
 */
final class ShellText {
  private final Text source;
  private final byte[] bytes;
  private final int[] origins;
  private int length;
  private int removed;

  /** Whether the only single quote is one: "I'd" is no command, as a shell waits for another. */
  private final boolean apostrophe;

  private Text text;

  private ShellText(Text source) {
    this.source = source;
    this.bytes = new byte[source.length()];
    this.origins = new int[source.length() + 1];
    int quote = source.indexOf("'", 0);
    this.apostrophe = quote >= 0 && source.indexOf("'", quote + 1) < 0;
  }

  static ShellText of(Text source) {
    ShellText shell = new ShellText(source);
    int i = 0;
    while (i < source.length()) {
      i = shell.step(i);
    }
    shell.origins[shell.length] = source.length();
    shell.text = new Text(java.util.Arrays.copyOf(shell.bytes, shell.length), shell.length, 0);
    return shell;
  }

  Text text() {
    return text;
  }

  /** Returns where the byte stood before. */
  int origin(int index) {
    return origins[Math.max(0, Math.min(index, length))];
  }

  /** Returns how often a word was interrupted by something that a shell drops. */
  int interruptions() {
    return removed;
  }

  private void put(int b, int origin) {
    bytes[length] = (byte) b;
    origins[length++] = origin;
  }

  private int step(int i) {
    int b = source.at(i);
    int next = source.at(i + 1);
    boolean inWord = length > 0 && wordLike(bytes[length - 1]);
    if ((b == '\'' || b == '"') && next == b) {
      removed += inWord || wordLike(source.at(i + 2)) ? 1 : 0;
      return i + 2;
    }
    if (b == '\'' || b == '"') {
      if (inWord && wordLike(next) && (b == '"' || !apostrophe)) {
        removed++;
        return i + 1;
      }
      put(b, i);
      return i + 1;
    }
    if (b == '\\' && (wordLike(next) || next == '\\') && !Bytes.isBlank(source.at(i - 1))) {
      return backslash(i, inWord);
    }
    if (b == '\\' && wordLike(next)) {
      removed++;
      return i + 1;
    }
    if (b == '^' && inWord && wordLike(next)) {
      removed++;
      return i + 1;
    }
    if (b == '`' && next == '`') {
      removed += inWord ? 1 : 0;
      return i + 2;
    }
    return b == '$' || b == '<' ? expansion(i, inWord) : plain(i, b);
  }

  private int plain(int i, int b) {
    put(b == '+' ? ' ' : b, i);
    return i + 1;
  }

  /** {@code c\at} is {@code cat}, but {@code c:\at} is a path of Windows. */
  private int backslash(int i, boolean inWord) {
    int before = length > 0 ? bytes[length - 1] : ' ';
    if (before == ':' || before == '.' || (source.at(i + 1) == '\\' && !inWord)) {
      put('\\', i);
      return i + 1;
    }
    removed++;
    return source.at(i + 1) == '\\' ? i + 2 : i + 1;
  }

  private int expansion(int i, boolean inWord) {
    if (source.startsWith(i, "$()") || source.startsWith(i, "<()")) {
      removed += inWord ? 1 : 0;
      return i + 3;
    }
    if (source.at(i) == '<') {
      put('<', i);
      return i + 1;
    }
    int name = source.at(i + 1) == '{' ? i + 2 : i + 1;
    int end = source.wordEnd(name);
    boolean ifs = source.startsWith(name, "ifs");
    if (ifs) {
      put(' ', i);
      removed++;
      end = name + 3;
      while (source.at(end) == '}' || source.at(end) == '$' || Bytes.isDigit(source.at(end))) {
        end++;
      }
      return end;
    }
    boolean special = name == i + 1 && "@*!?-$_".indexOf(source.at(name)) >= 0;
    if (special && inWord) {
      removed++;
      return i + 2;
    }
    boolean closed = name == i + 1 || source.at(end) == '}';
    boolean unset = end > name && end - name <= 4 && closed && inWord;
    if (unset && (name == i + 2 || source.at(end) == '/' || !wordLike(source.at(end)))) {
      removed++;
      return name == i + 2 ? end + 1 : end;
    }
    put('$', i);
    return i + 1;
  }

  private static boolean wordLike(int b) {
    return Bytes.isWord(b) || b == '/' || b == '.' || b == '-';
  }
}
