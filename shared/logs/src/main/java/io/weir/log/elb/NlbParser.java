package io.weir.log.elb;

import io.weir.log.LogFormat;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.Drift;
import io.weir.log.format.LineParser;
import io.weir.log.value.Addresses;
import io.weir.log.value.Bytes;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;
import io.weir.log.value.TimeReader;

/**
 * Reads lines of NLB access logs: TLS connections, 22 fields separated by spaces. The time of a
 * connection is no latency, so its requests count as streaming.
 *
 * <p>Layout: "Access logs for your Network Load Balancer" in the ELB user guide.
 */
final class NlbParser implements LineParser {
  private static final int LEAST_FIELDS = 11;
  private static final int KNOWN_FIELDS = 22;

  private final int[] starts = new int[KNOWN_FIELDS + 1];
  private final int[] ends = new int[KNOWN_FIELDS + 1];
  private final TimeReader time = new TimeReader();
  private final RequestFields request = new RequestFields(LogFormat.NLB);
  private final Drift drift;
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;

  NlbParser(Drift drift) {
    this.drift = drift;
    request.streaming = true;
  }

  @Override
  public Request request() {
    return request.view();
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] bytes, int start, int end) {
    int count = split(bytes, start, end);
    reason = read(bytes, count);
    if (reason != null) {
      return Fate.REJECTED;
    }
    request.drifted = count > KNOWN_FIELDS;
    if (request.drifted) {
      drift.note("fields in a line", count);
    }
    return Fate.ACCEPTED;
  }

  private int split(byte[] bytes, int start, int end) {
    int count = 0;
    int at = start;
    while (at < end) {
      if (bytes[at] == ' ') {
        at++;
        continue;
      }
      int stop = Bytes.find(bytes, at, end, ' ');
      if (count < KNOWN_FIELDS) {
        starts[count] = at;
        ends[count] = stop;
      }
      count++;
      at = stop;
    }
    for (int i = count; i < KNOWN_FIELDS; i++) {
      starts[i] = end;
      ends[i] = end;
    }
    return count;
  }

  /** Returns why the line is refused; null when it is not. */
  private RejectReason read(byte[] bytes, int count) {
    if (count < LEAST_FIELDS) {
      return RejectReason.TOO_FEW_FIELDS;
    }
    if (ends[0] - starts[0] != 3 || !Bytes.matches(bytes, starts[0], ends[0], "tls")) {
      return RejectReason.UNKNOWN_TYPE;
    }
    request.timeMicros = time.read(bytes, starts[2], ends[2]);
    if (request.timeMicros == Numbers.BAD) {
      return RejectReason.BAD_TIME;
    }
    long connection = millis(bytes, 7);
    long handshake = millis(bytes, 8);
    request.receivedBytes = Numbers.count(bytes, starts[9], ends[9]);
    request.sentBytes = Numbers.count(bytes, starts[10], ends[10]);
    if (connection == Numbers.BAD
        || handshake == Numbers.BAD
        || request.receivedBytes == Numbers.BAD
        || request.sentBytes == Numbers.BAD) {
      return RejectReason.BAD_NUMBER;
    }
    request.totalMicros = connection;
    request.requestMicros = handshake;
    request.handshakeFailed = handshake == Request.ABSENT;
    texts(bytes);
    return null;
  }

  private void texts(byte[] bytes) {
    text(request.scheme, bytes, 0);
    text(request.source, bytes, 3);
    request.clientPort = Addresses.split(bytes, starts[5], ends[5], request.clientIp);
    request.targetPort = Addresses.split(bytes, starts[6], ends[6], request.targetIp);
    text(request.tlsCipher, bytes, 14);
    text(request.tlsProtocol, bytes, 15);
    text(request.host, bytes, 17);
    text(request.protocol, bytes, 18);
  }

  private void text(Slice slice, byte[] bytes, int field) {
    RequestLine.setText(slice, bytes, starts[field], ends[field]);
  }

  private long millis(byte[] bytes, int field) {
    long millis = Numbers.count(bytes, starts[field], ends[field]);
    return millis < 0 || millis > 1L << 40 ? Math.min(millis, Request.ABSENT) : millis * 1000;
  }
}
