package io.weir.log.elb;

import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.value.Bytes;
import io.weir.log.value.Expected;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;

/**
 * Reads an ordinary ALB line from left to right without knowing where it ends, so that no byte of
 * it is looked at twice. Most lines of a busy balancer are ordinary: their names are those of an
 * earlier line, their numbers have the usual form, and all 30 fields are there.
 *
 * <p>At anything else it gives up, and {@link AlbParser} reads the line field by field. Both read
 * an ordinary line alike, which a test compares.
 */
final class AlbSweep {
  /** No fixed part of a line is longer, with what follows it. */
  private static final int AHEAD = 64;

  private static final int HTTP = 'h' << 24 | 't' << 16 | 't' << 8 | 'p';
  private static final int TTPS = 't' << 24 | 't' << 16 | 'p' << 8 | 's';

  private final ElbLine line;
  private final RequestFields request;
  private final Expected targetGroup;
  private final Expected domain;
  private final Expected certificate;
  private final Expected actions;

  private final LineCursor cursor = new LineCursor();
  private int more;

  AlbSweep(
      ElbLine line, Expected targetGroup, Expected domain, Expected certificate, Expected actions) {
    this.line = line;
    this.request = line.request;
    this.targetGroup = targetGroup;
    this.domain = domain;
    this.certificate = certificate;
    this.actions = actions;
  }

  /**
   * Reads the line that begins at the start, and returns the index of its newline; -1 if it is not
   * ordinary or does not end before the limit. A newline stands somewhere at or behind the limit,
   * with {@link Bytes#SLACK} bytes after it.
   */
  int read(byte[] bytes, int start, int limit) {
    cursor.begin(bytes, start, limit);
    boolean ordinary =
        type()
            && timeAndSource()
            && peers()
            && durations()
            && statuses()
            && counts()
            && cursor.requestLine(line.url, request)
            && cursor.hashed(request.userAgent)
            && cursor.likely(line.cipher, request.tlsCipher)
            && cursor.likely(line.tlsProtocol, request.tlsProtocol)
            && routing()
            && outcome()
            && rest();
    return ordinary && cursor.at < limit ? cursor.at : -1;
  }

  /** Returns how many fields there were behind the last that is read. */
  int more() {
    return more;
  }

  private boolean type() {
    byte[] b = cursor.bytes;
    int from = cursor.at;
    int p = from;
    int word = 0;
    for (byte c = b[p]; c > ' '; c = b[++p]) {
      word = word << 8 | c;
    }
    int length = p - from;
    boolean http2 = length == 2 && b[from] == 'h' && b[from + 1] == '2';
    boolean http = length >= 4 && length <= 5 && b[from] == 'h' && b[from + 1] == 't';
    boolean known = http2 || (http && (length == 4 ? word == HTTP : word == TTPS));
    request.streaming = false;
    cursor.at = p + 1;
    return known && b[p] == ' ';
  }

  private boolean timeAndSource() {
    byte[] b = cursor.bytes;
    int from = cursor.at;
    int end = from + ElbLine.TIME_LENGTH;
    if (end + AHEAD > cursor.limit || b[end] != ' ' || b[from + 10] != 'T') {
      return false;
    }
    long micros = line.time.read(b, from, end);
    int length = line.source.lengthAt(b, end + 1, cursor.limit);
    request.timeMicros = micros;
    request.source.set(b, end + 1, length);
    cursor.at = end + length + 2;
    return micros != Numbers.BAD && length > 0;
  }

  private boolean peers() {
    int clientPort = cursor.peer(request.clientIp);
    int targetPort = clientPort < 0 ? -1 : targetPeer();
    request.clientPort = clientPort;
    request.targetPort = targetPort;
    return clientPort >= 0 && targetPort >= Request.ABSENT;
  }

  private int targetPeer() {
    if (cursor.isDash()) {
      request.targetIp.clear();
      return Request.ABSENT;
    }
    int port = cursor.peer(request.targetIp);
    return port < 0 ? Integer.MIN_VALUE : port;
  }

  private boolean durations() {
    if (cursor.at + AHEAD > cursor.limit) {
      return false;
    }
    long first = cursor.micros();
    long second = cursor.micros();
    long third = cursor.micros();
    request.requestMicros = first;
    request.targetMicros = second;
    request.responseMicros = third;
    request.totalMicros = (first | second | third) < 0 ? Request.ABSENT : first + second + third;
    return first != LineCursor.GIVEN_UP
        && second != LineCursor.GIVEN_UP
        && third != LineCursor.GIVEN_UP;
  }

  private boolean statuses() {
    int status = cursor.status();
    request.status = status;
    int targetStatus = cursor.isDash() ? Request.ABSENT : cursor.status();
    request.targetStatus = targetStatus;
    return status >= 0 && targetStatus >= Request.ABSENT;
  }

  private boolean counts() {
    long received = cursor.count();
    long sent = received < 0 ? LineCursor.GIVEN_UP : cursor.count();
    request.receivedBytes = received;
    request.sentBytes = sent;
    return sent >= 0;
  }

  /** Target group, trace, domain, certificate, priority of the rule, time of creation. */
  private boolean routing() {
    return cursor.skipPlain(targetGroup)
        && cursor.quoted(AlbParser.TRACE_LENGTH, request.traceId)
        && cursor.skipQuoted(domain)
        && cursor.skipQuoted(certificate)
        && cursor.skipPlain()
        && cursor.likelyPlain(ElbLine.TIME_LENGTH)
        && cursor.bytes[cursor.at - 1] == ' ';
  }

  /** Actions, redirect, reason, targets, their statuses, classification, its reason, connection. */
  private boolean outcome() {
    return actions()
        && cursor.skipTwoQuoted()
        && cursor.skipTwoQuoted()
        && classification()
        && cursor.likelyPlain(AlbParser.CONNECTION_LENGTH);
  }

  private boolean classification() {
    if (cursor.areDashes()) {
      request.classification.clear();
      return true;
    }
    return cursor.quoted(request.classification) && cursor.skipQuoted();
  }

  private boolean actions() {
    byte[] b = cursor.bytes;
    int from = cursor.at;
    int length = b[from] == '"' ? actions.lengthAt(b, from, cursor.limit) : 0;
    if (length > 2) {
      RequestLine.setText(request.actions, b, from + 1, from + length - 1);
      cursor.at = from + length + 1;
      return true;
    }
    boolean quoted = cursor.quoted(request.actions);
    if (quoted) {
      actions.remember(b, from, cursor.at - 1);
    }
    return quoted;
  }

  /** Passes over the fields that are left, and stops at the newline. */
  private boolean rest() {
    byte[] b = cursor.bytes;
    more = 0;
    while (b[cursor.at - 1] == ' ') {
      if (cursor.areDashes()) {
        more += 2;
      } else if (b[cursor.at] == '"' ? cursor.lastQuoted() : cursor.lastPlain()) {
        more++;
      } else {
        return false;
      }
    }
    cursor.at--;
    return b[cursor.at] == '\n';
  }
}
