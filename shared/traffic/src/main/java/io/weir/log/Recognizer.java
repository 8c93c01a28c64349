package io.weir.log;

import java.util.Optional;

/** Tells the format of an object from its first lines, and from its key where they tell nothing. */
final class Recognizer {
  private static final int LINES_LOOKED_AT = 20;

  /**
   * What an object is: exactly one of the two.
   *
   * @param format the format that its lines are read as
   * @param skipReason why it is skipped
   */
  record Verdict(Optional<LogFormat> format, Optional<SkipReason> skipReason) {
    static Verdict read(LogFormat format) {
      return new Verdict(Optional.of(format), Optional.empty());
    }

    static Verdict skip(SkipReason reason) {
      return new Verdict(Optional.empty(), Optional.of(reason));
    }
  }

  private Recognizer() {}

  /** Looks at the first bytes of an object; the array is longer by {@link Bytes#SLACK}. */
  static Verdict recognize(byte[] bytes, int from, int end, String key) {
    if (Bytes.matches(bytes, from, end, "PAR1")) {
      return Verdict.skip(SkipReason.PARQUET);
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
    return byName(ObjectName.of(key));
  }

  private static Verdict byName(ObjectName name) {
    if (name.skipReason().isPresent()) {
      return Verdict.skip(name.skipReason().get());
    }
    return name.format().map(Verdict::read).orElse(Verdict.skip(SkipReason.FOREIGN));
  }
}
