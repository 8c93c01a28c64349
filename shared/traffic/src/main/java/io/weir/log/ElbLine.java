package io.weir.log;

import java.util.Arrays;

/**
 * The fields that ALB and Classic ELB lines have in common, read one group after the other. Each
 * method returns false when the line is to be refused, and leaves the reason.
 */
final class ElbLine {
  final Fields fields = new Fields();
  final Request request = new Request();

  private final TimeReader time = new TimeReader();
  private byte[] lastSource = new byte[64];
  private int lastSourceLength;
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
    if (!next()) {
      return false;
    }
    long micros = time.read(fields.bytes, fields.start, fields.end);
    if (micros == Numbers.BAD) {
      return fail(RejectReason.BAD_TIME);
    }
    request.timeMicros = micros;
    if (!fields.nextExpecting(lastSource, lastSourceLength)) {
      return fail(RejectReason.TOO_FEW_FIELDS);
    }
    fields.text(request.source);
    if (fields.end - fields.start != lastSourceLength) {
      lastSource = Arrays.copyOfRange(fields.bytes, fields.start, fields.end + Bytes.SLACK);
      lastSourceLength = fields.end - fields.start;
    }
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
      RequestLine.parse(fields.bytes, fields.start, fields.end, request);
    } else {
      RequestLine.parse(fields.bytes, 0, 0, request);
    }
    return optional(request.userAgent)
        && optional(request.tlsCipher)
        && optional(request.tlsProtocol);
  }

  boolean optional(Slice slice) {
    if (fields.next()) {
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
