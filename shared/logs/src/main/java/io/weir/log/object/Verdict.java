package io.weir.log.object;

import io.weir.log.LogFormat;
import io.weir.log.Recognition;
import io.weir.log.SkipReason;
import io.weir.log.format.Format;
import io.weir.log.format.Kind;
import io.weir.log.format.Layout;
import io.weir.log.format.PassedOver;
import java.util.Optional;

/**
 * What an object is.
 *
 * @param row the format that its records are read as; empty when it is skipped
 * @param recognition why it is taken for that; empty when it is skipped
 * @param skipReason why it is skipped; empty when it is read
 * @param layout how its records stand in it
 */
public record Verdict(
    Optional<Format> row,
    Optional<Recognition> recognition,
    Optional<SkipReason> skipReason,
    Layout layout) {
  /** Returns that an object is of the kind, with its records so laid out. */
  static Verdict of(Kind kind, Recognition recognition, Layout layout) {
    return kind instanceof Format format
        ? read(format, recognition, layout)
        : skip(((PassedOver) kind).reason());
  }

  static Verdict read(Format format, Recognition recognition, Layout layout) {
    Layout known = layout == Layout.LINES ? format.plainLayout() : layout;
    return new Verdict(Optional.of(format), Optional.of(recognition), Optional.empty(), known);
  }

  public static Verdict skip(SkipReason reason) {
    return new Verdict(Optional.empty(), Optional.empty(), Optional.of(reason), Layout.LINES);
  }

  public Optional<LogFormat> format() {
    return row.map(Format::name);
  }
}
