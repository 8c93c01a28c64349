package io.weir.log;

import io.weir.log.Recognizer.Layout;
import io.weir.log.Recognizer.Verdict;
import java.util.Optional;

/** Tells the format of one line by its first few fields. */
final class LineShape {
  private static final Verdict CLOUDFRONT = Verdict.read(LogFormat.CLOUDFRONT, Layout.NAMED);

  private LineShape() {}

  /** Returns what an object with such a line is; empty when the line tells nothing. */
  static Optional<Verdict> of(byte[] bytes, int start, int end) {
    if (Bytes.matches(bytes, start, end, "Enable ")
        && Bytes.contains(bytes, start, end, " for ELB: ")) {
      return Optional.of(Verdict.skip(SkipReason.CONTROL_FILE));
    }
    if (bytes[start] == '#') {
      return header(bytes, start, end);
    }
    TimeReader time = new TimeReader();
    if (end - start > 20
        && bytes[start + 10] == '\t'
        && bytes[start + 19] == '\t'
        && time.read(bytes, start, start + 19) != Numbers.BAD) {
      return Optional.of(CLOUDFRONT);
    }
    Optional<Verdict> dated = dated(bytes, start, end, time);
    if (dated.isEmpty() && W3cParser.headerSeparator(bytes, start, end) != 0) {
      return Optional.of(header(bytes, start, end).orElse(CLOUDFRONT));
    }
    return dated;
  }

  /** A line of a balancer has a time in its first or second field; a header of names has none. */
  private static Optional<Verdict> dated(byte[] bytes, int start, int end, TimeReader time) {
    Fields fields = new Fields();
    fields.begin(bytes, start, end, false);
    if (!fields.next()) {
      return Optional.empty();
    }
    if (Bytes.matches(bytes, fields.start, fields.end, "tls") && fields.end - fields.start == 3) {
      return Optional.of(Verdict.read(LogFormat.NLB, Layout.LINES));
    }
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
        port
            ? Verdict.skip(SkipReason.CONNECTION_LOG)
            : Verdict.read(LogFormat.CLASSIC_ELB, Layout.LINES));
  }

  private static Optional<Verdict> timeSecond(Fields fields) {
    if (!fields.next()) {
      return Optional.empty();
    }
    if (Numbers.micros(fields.bytes, fields.start, fields.end) != Numbers.BAD) {
      return Optional.of(Verdict.skip(SkipReason.HEALTH_CHECK_LOG));
    }
    return Optional.of(Verdict.read(LogFormat.ALB, Layout.LINES));
  }

  private static Optional<Verdict> header(byte[] bytes, int start, int end) {
    if (Bytes.contains(bytes, start, end, "elb_status_code")) {
      return Optional.of(Verdict.read(LogFormat.ALB, Layout.NAMED));
    }
    if (Bytes.contains(bytes, start, end, "tls_handshake_time")) {
      return Optional.of(Verdict.read(LogFormat.NLB, Layout.NAMED));
    }
    boolean fields =
        Bytes.matches(bytes, start, end, "#Fields:")
            && (Bytes.contains(bytes, start, end, " x-edge-")
                || Bytes.contains(bytes, start, end, "cs-")
                || Bytes.contains(bytes, start, end, "c-ip")
                || Bytes.contains(bytes, start, end, "sc-status"));
    return fields ? Optional.of(CLOUDFRONT) : Optional.empty();
  }
}
