package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.value.Addresses;
import io.weir.log.value.Bytes;
import io.weir.log.value.Expected;
import io.weir.log.value.Fields;
import io.weir.log.value.LikelyUrl;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.TimeReader;

/**
 * The fields that ALB and Classic ELB lines have in common, read one group after the other. Each
 * method returns false when the line is to be refused, and leaves the reason.
 */
final class ElbLine {
  /** Such as 2026-11-22T09:30:00.123456Z. */
  static final int TIME_LENGTH = 27;

  final Fields fields = new Fields();
  final RequestFields request;

  final TimeReader time = new TimeReader();
  final LikelyUrl url = new LikelyUrl();
  final Expected source = new Expected();
  final Expected cipher = new Expected();
  final Expected tlsProtocol = new Expected();
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  ElbLine(LogFormat format) {
    request = new RequestFields(format);
  }

  void begin(byte[] bytes, int start, int end, boolean backslashEscapes) {
    request.drifted = false;
    fields.begin(bytes, start, end, backslashEscapes);
  }

  /** Returns whether a refused line may have quotes in its fields, marked by backslashes. */
  boolean mayBeEscaped(byte[] bytes, int start, int end) {
    return reason == RejectReason.UNBALANCED_QUOTES && Bytes.find(bytes, start, end, '\\') < end;
  }

  /** Reads what both logs have, from the time on. */
  boolean common() {
    return timeAndSource() && peers() && durations() && numbers() && texts();
  }

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

  private boolean timeAndSource() {
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

  private boolean peers() {
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

  private boolean durations() {
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

  private boolean numbers() {
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
  private boolean texts() {
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
