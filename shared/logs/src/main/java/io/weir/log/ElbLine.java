package io.weir.log;

/**
 * The fields that ALB and Classic ELB lines have in common, read one group after the other. Each
 * method returns false when the line is to be refused, and leaves the reason.
 */
final class ElbLine {
  /** Such as 2026-11-22T09:30:00.123456Z. */
  static final int TIME_LENGTH = 27;

  final Fields fields = new Fields();
  final Request request = new Request();

  final TimeReader time = new TimeReader();
  final LikelyUrl url = new LikelyUrl();
  final Expected source = new Expected();
  final Expected cipher = new Expected();
  final Expected tlsProtocol = new Expected();
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  RejectReason reason() {
    return reason;
  }

  boolean fail(RejectReason why) {
    reason = fields.broken() ? RejectReason.UNBALANCED_QUOTES : why;
    return false;
  }

  boolean next() {
    return fields.next() || fail(RejectReason.TOO_FEW_FIELDS);
  }

  boolean timeAndSource() {
    if (!fields.nextPlain(TIME_LENGTH)) {
      return fail(RejectReason.TOO_FEW_FIELDS);
    }
    long micros = time.read(fields.bytes, fields.start, fields.end);
    if (micros == Numbers.BAD) {
      return fail(RejectReason.BAD_TIME);
    }
    request.timeMicros = micros;
    if (!fields.next(source)) {
      return fail(RejectReason.TOO_FEW_FIELDS);
    }
    fields.text(request.source);
    return true;
  }

  boolean peers() {
    if (!next()) {
      return false;
    }
    request.clientPort = Addresses.split(fields.bytes, fields.start, fields.end, request.clientIp);
    if (!next()) {
      return false;
    }
    request.targetPort = Addresses.split(fields.bytes, fields.start, fields.end, request.targetIp);
    return true;
  }

  boolean durations() {
    if (!next()) {
      return false;
    }
    long first = fields.micros();
    if (!next()) {
      return false;
    }
    long second = fields.micros();
    if (!next()) {
      return false;
    }
    long third = fields.micros();
    if (first == Numbers.BAD || second == Numbers.BAD || third == Numbers.BAD) {
      return fail(RejectReason.BAD_NUMBER);
    }
    request.requestMicros = first;
    request.targetMicros = second;
    request.responseMicros = third;
    request.totalMicros = (first | second | third) < 0 ? Request.ABSENT : first + second + third;
    return true;
  }

  boolean numbers() {
    if (!next()) {
      return false;
    }
    long status = fields.status();
    if (!next()) {
      return false;
    }
    long targetStatus = fields.status();
    if (!next()) {
      return false;
    }
    long received = fields.count();
    if (!next()) {
      return false;
    }
    long sent = fields.count();
    if (status == Numbers.BAD
        || targetStatus == Numbers.BAD
        || received == Numbers.BAD
        || sent == Numbers.BAD) {
      return fail(RejectReason.BAD_NUMBER);
    }
    request.status = (int) status;
    request.targetStatus = (int) targetStatus;
    request.receivedBytes = received;
    request.sentBytes = sent;
    return true;
  }

  /** Reads the request line, the user agent, the cipher and the TLS protocol. */
  boolean texts() {
    if (fields.nextQuoted()) {
      RequestLine.parse(fields.bytes, fields.start, fields.end, url, request);
    } else {
      RequestLine.parse(fields.bytes, 0, 0, url, request);
    }
    return optional(request.userAgent)
        && likely(cipher, request.tlsCipher)
        && likely(tlsProtocol, request.tlsProtocol);
  }

  boolean optional(Slice slice) {
    if (fields.next()) {
      fields.text(slice);
      return true;
    }
    slice.clear();
    return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
  }

  /** As {@link #optional}, for a field that is likely the one that is remembered. */
  boolean likely(Expected expected, Slice slice) {
    if (fields.next(expected)) {
      fields.text(slice);
      return true;
    }
    slice.clear();
    return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
  }

  boolean skip(Expected expected) {
    return fields.next(expected) || !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
  }

  boolean skipPlain(int likelyLength) {
    return fields.nextPlain(likelyLength)
        || !fields.broken()
        || fail(RejectReason.UNBALANCED_QUOTES);
  }

  /** As {@link #optional}, for a field in quotes that is likely so many bytes long. */
  boolean likely(int length, Slice slice) {
    if (fields.nextQuoted(length)) {
      fields.text(slice);
      return true;
    }
    slice.clear();
    return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
  }

  boolean skip(int count) {
    for (int i = 0; i < count; i++) {
      if (!fields.next()) {
        return !fields.broken() || fail(RejectReason.UNBALANCED_QUOTES);
      }
    }
    return true;
  }

  /** Passes over what is left and returns how many fields that were; -1 at broken quotes. */
  int rest() {
    int count = 0;
    while (fields.next()) {
      count++;
    }
    return fields.broken() ? -1 : count;
  }
}
