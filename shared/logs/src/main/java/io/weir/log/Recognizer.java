package io.weir.log;

import java.util.Optional;

/** Tells the format of an object from its first lines, and from its key where they tell nothing. */
final class Recognizer {
  private static final int LINES_LOOKED_AT = 20;

  /** How the records of an object stand in it. */
  enum Layout {
    /** One a line, fields by position. */
    LINES,
    /** One a line, fields under a header of names or in the legacy order. */
    NAMED,
    /** One JSON object a line. */
    JSON_LINES,
    /** JSON objects in a list, in a list under {@code records}, or over several lines. */
    JSON_DOCUMENT
  }

  /**
   * What an object is.
   *
   * @param format the format that its records are read as; empty when it is skipped
   * @param skipReason why it is skipped; empty when it is read
   * @param layout how its records stand in it
   */
  record Verdict(Optional<LogFormat> format, Optional<SkipReason> skipReason, Layout layout) {
    static Verdict read(LogFormat format, Layout layout) {
      return new Verdict(Optional.of(format), Optional.empty(), layout);
    }

    static Verdict skip(SkipReason reason) {
      return new Verdict(Optional.empty(), Optional.of(reason), Layout.LINES);
    }

    /** Returns this with a format that is known beforehand. */
    Verdict as(LogFormat known) {
      boolean named = known == LogFormat.CLOUDFRONT && layout == Layout.LINES;
      return read(known, named ? Layout.NAMED : layout);
    }
  }

  private Recognizer() {}

  /** Looks at the first bytes of an object; the array is longer by {@link Bytes#SLACK}. */
  static Verdict recognize(byte[] bytes, int from, int end, String key) {
    if (Bytes.matches(bytes, from, end, "PAR1")) {
      return Verdict.skip(SkipReason.PARQUET);
    }
    int first = JsonSniffer.skipSpace(bytes, from, end);
    if (first < end && (bytes[first] == '{' || bytes[first] == '[')) {
      return JsonSniffer.recognize(bytes, first, end, ObjectName.of(key));
    }
    boolean empty = true;
    int start = from;
    for (int i = 0; i < LINES_LOOKED_AT && start < end; i++) {
      int stop = Bytes.find(bytes, start, end, '\n');
      if (!LineLoop.isBlank(bytes, start, stop)) {
        empty &= bytes[start] == '#';
        Optional<Verdict> verdict = LineShape.of(bytes, start, stop);
        if (verdict.isPresent()) {
          return verdict.get();
        }
      }
      start = stop + 1;
    }
    if (empty && start >= end) {
      return Verdict.skip(SkipReason.EMPTY);
    }
    return byName(ObjectName.of(key), Layout.LINES);
  }

  static Verdict byName(ObjectName name, Layout layout) {
    if (name.skipReason().isPresent()) {
      return Verdict.skip(name.skipReason().get());
    }
    return name.format()
        .map(format -> Verdict.read(format, layout).as(format))
        .orElse(Verdict.skip(SkipReason.FOREIGN));
  }
}
