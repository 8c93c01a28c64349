package io.weir.log;

import io.weir.log.Recognizer.Verdict;
import java.util.Optional;

/** Tells the format of one line by its first few fields. */
final class LineShape {
  private LineShape() {}

  /** Returns what an object with such a line is; empty when the line tells nothing. */
  static Optional<Verdict> of(byte[] bytes, int start, int end) {
    if (Bytes.matches(bytes, start, end, "Enable ")
        && Bytes.contains(bytes, start, end, " for ELB: ")) {
      return Optional.of(Verdict.skip(SkipReason.CONTROL_FILE));
    }
    Fields fields = new Fields();
    fields.begin(bytes, start, end, false);
    if (!fields.next()) {
      return Optional.empty();
    }
    if (Bytes.matches(bytes, fields.start, fields.end, "tls") && fields.end - fields.start == 3) {
      return Optional.of(Verdict.read(LogFormat.NLB));
    }
    TimeReader time = new TimeReader();
    if (time.read(bytes, fields.start, fields.end) != Numbers.BAD) {
      return timeFirst(fields);
    }
    return fields.next() && time.read(bytes, fields.start, fields.end) != Numbers.BAD
        ? timeSecond(fields)
        : Optional.empty();
  }

  private static Optional<Verdict> timeFirst(Fields fields) {
    boolean complete = fields.next();
    complete &= fields.next();
    if (!complete) {
      return Optional.empty();
    }
    boolean port = Numbers.digits(fields.bytes, fields.start, fields.end) != Numbers.BAD;
    return Optional.of(
        port ? Verdict.skip(SkipReason.CONNECTION_LOG) : Verdict.read(LogFormat.CLASSIC_ELB));
  }

  private static Optional<Verdict> timeSecond(Fields fields) {
    if (!fields.next()) {
      return Optional.empty();
    }
    if (Numbers.micros(fields.bytes, fields.start, fields.end) != Numbers.BAD) {
      return Optional.of(Verdict.skip(SkipReason.HEALTH_CHECK_LOG));
    }
    return Optional.of(Verdict.read(LogFormat.ALB));
  }
}
