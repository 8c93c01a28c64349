package io.weir.log.object;

import io.weir.log.ObjectName;
import io.weir.log.Recognition;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.RecordText;
import io.weir.log.value.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Tells the format of an object from its first lines, and from its key where they tell nothing.
 * What is told of so far is not decided for good: {@link Undecided} reads on.
 */
public final class Recognizer {
  private static final int LINES_LOOKED_AT = 20;
  private static final int JSON_LOOKED_AT = 16 << 10;

  private final List<Kind> kinds;
  private final LineHead line = new LineHead();
  private final RecordText text = new RecordText();

  /**
   * Creates one.
   *
   * @param kinds all that an object may be, in the order in which they are asked
   */
  public Recognizer(List<Kind> kinds) {
    this.kinds = kinds;
  }

  /** Returns whether the first letter is one that JSON records begin with. */
  public static boolean isJson(byte[] bytes, int from, int end) {
    int first = JsonLoop.skipSpace(bytes, from, end);
    return first < end && (bytes[first] == '{' || bytes[first] == '[');
  }

  /** Returns how an object is read that is said to be of a format; its content tells the layout. */
  public Verdict recognizeAs(Format format, byte[] bytes, int from, int end) {
    return Verdict.read(format, Recognition.ASKED, layout(format, bytes, from, end));
  }

  private Layout layout(Format format, byte[] bytes, int from, int end) {
    if (format.readsJson() && isJson(bytes, from, end)) {
      return Layout.JSON;
    }
    return ofLines(List.of(format), bytes, from, end).map(Verdict::layout).orElse(Layout.LINES);
  }

  /**
   * Returns what the first bytes of an object, or its key, say that its records are read as; empty
   * when nothing is said, or that it is passed over. The array is longer by {@link Bytes#SLACK}.
   */
  public Optional<Verdict> recognize(byte[] bytes, int from, int end, String key) {
    boolean json = isJson(bytes, from, end);
    Optional<Verdict> told = json ? ofJson(bytes, from, end) : ofLines(kinds, bytes, from, end);
    return told.or(() -> ofKey(key, json ? Layout.JSON : Layout.LINES))
        .filter(verdict -> verdict.row().isPresent());
  }

  private Optional<Verdict> ofLines(List<? extends Kind> asked, byte[] bytes, int from, int end) {
    int start = from;
    int looked = 0;
    while (looked < LINES_LOOKED_AT && start < end) {
      int stop = Bytes.find(bytes, start, end, '\n');
      if (!LineLoop.isBlank(bytes, start, stop)) {
        looked += bytes[start] == '#' ? 0 : 1;
        line.begin(bytes, start, stop);
        for (Kind kind : asked) {
          Optional<Layout> layout = kind.ofLine(line);
          if (layout.isPresent()) {
            return Optional.of(Verdict.of(kind, Recognition.BEGINNING, layout.get()));
          }
        }
      }
      start = stop + 1;
    }
    return Optional.empty();
  }

  private Optional<Verdict> ofJson(byte[] bytes, int from, int end) {
    text.begin(bytes, from, Math.min(end, from + JSON_LOOKED_AT));
    for (Kind kind : kinds) {
      if (kind.ofRecord(text)) {
        return Optional.of(Verdict.of(kind, Recognition.BEGINNING, Layout.JSON));
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict> ofKey(String key, Layout layout) {
    for (Kind kind : kinds) {
      Optional<ObjectName> name = kind.ofKey(key);
      if (name.isPresent()) {
        return Optional.of(Verdict.of(kind, Recognition.KEY, layout));
      }
    }
    return Optional.empty();
  }
}
