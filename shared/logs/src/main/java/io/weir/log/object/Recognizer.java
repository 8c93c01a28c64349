package io.weir.log.object;

import io.weir.log.LogFormat;
import io.weir.log.ObjectName;
import io.weir.log.SkipReason;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.LineHead;
import io.weir.log.format.RecordText;
import io.weir.log.value.Bytes;
import java.util.List;
import java.util.Optional;

/** Tells what an object is from its first lines, and from its key where they tell nothing. */
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

  /** Returns what an object is that is said to be of a format; its content tells the layout. */
  public Verdict recognizeAs(LogFormat format, byte[] bytes, int from, int end, String key) {
    Layout layout = recognize(bytes, from, end, key).layout();
    return Verdict.read(row(format), layout);
  }

  /** Looks at the first bytes of an object; the array is longer by {@link Bytes#SLACK}. */
  public Verdict recognize(byte[] bytes, int from, int end, String key) {
    if (Bytes.matches(bytes, from, end, "PAR1")) {
      return Verdict.skip(SkipReason.PARQUET);
    }
    int first = JsonFraming.skipSpace(bytes, from, end);
    if (first < end && (bytes[first] == '{' || bytes[first] == '[')) {
      return ofJson(bytes, first, end, key);
    }
    boolean empty = true;
    int start = from;
    for (int i = 0; i < LINES_LOOKED_AT && start < end; i++) {
      int stop = Bytes.find(bytes, start, end, '\n');
      if (!LineLoop.isBlank(bytes, start, stop)) {
        empty &= bytes[start] == '#';
        Optional<Verdict> verdict = ofLine(bytes, start, stop);
        if (verdict.isPresent()) {
          return verdict.get();
        }
      }
      start = stop + 1;
    }
    return empty && start >= end ? Verdict.skip(SkipReason.EMPTY) : ofKey(key, Layout.LINES);
  }

  private Optional<Verdict> ofLine(byte[] bytes, int start, int end) {
    line.begin(bytes, start, end);
    for (Kind kind : kinds) {
      Optional<Layout> layout = kind.ofLine(line);
      if (layout.isPresent()) {
        return Optional.of(Verdict.of(kind, layout.get()));
      }
    }
    return Optional.empty();
  }

  private Verdict ofJson(byte[] bytes, int from, int end, String key) {
    Layout layout = JsonFraming.layout(bytes, from, end);
    text.begin(bytes, from, Math.min(end, from + JSON_LOOKED_AT));
    for (Kind kind : kinds) {
      if (kind.ofRecord(text)) {
        return Verdict.of(kind, layout);
      }
    }
    return ofKey(key, layout);
  }

  private Verdict ofKey(String key, Layout layout) {
    for (Kind kind : kinds) {
      Optional<ObjectName> name = kind.ofKey(key);
      if (name.isPresent()) {
        return Verdict.of(kind, layout);
      }
    }
    return Verdict.skip(SkipReason.FOREIGN);
  }

  private Format row(LogFormat wanted) {
    for (Kind kind : kinds) {
      if (kind instanceof Format format && format.name().equals(wanted)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no such format: " + wanted.label());
  }
}
