package io.weir.log;

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

  private static final int PORT_DIGITS = 5;
  private static final int COUNT_DIGITS = 15;
  private static final long GIVEN_UP = Long.MIN_VALUE;
  private static final int HTTP = 'h' << 24 | 't' << 16 | 't' << 8 | 'p';
  private static final int TTPS = 't' << 24 | 't' << 16 | 'p' << 8 | 's';

  private final ElbLine line;
  private final Request request;
  private final Expected targetGroup;
  private final Expected domain;
  private final Expected certificate;
  private final Expected actions;

  private byte[] bytes = {};
  private int at;
  private int limit;
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
  int read(byte[] newBytes, int start, int newLimit) {
    bytes = newBytes;
    at = start;
    limit = newLimit;
    boolean ordinary =
        type()
            && timeAndSource()
            && peers()
            && durations()
            && statuses()
            && counts()
            && requestLine()
            && quoted(request.userAgent)
            && likely(line.cipher, request.tlsCipher)
            && likely(line.tlsProtocol, request.tlsProtocol)
            && routing()
            && outcome()
            && rest();
    return ordinary && at < limit ? at : -1;
  }

  /** Returns how many fields there were behind the last that is read. */
  int more() {
    return more;
  }

  private boolean type() {
    byte[] b = bytes;
    int p = at;
    int word = 0;
    for (byte c = b[p]; c > ' '; c = b[++p]) {
      word = word << 8 | c;
    }
    int length = p - at;
    boolean http2 = length == 2 && b[at] == 'h' && b[at + 1] == '2';
    boolean http = length >= 4 && length <= 5 && b[at] == 'h' && b[at + 1] == 't';
    boolean known = http2 || (http && (length == 4 ? word == HTTP : word == TTPS));
    request.streaming = false;
    at = p + 1;
    return known && b[p] == ' ';
  }

  private boolean timeAndSource() {
    int p = at;
    int end = p + ElbLine.TIME_LENGTH;
    if (end + AHEAD > limit || bytes[end] != ' ' || bytes[p + 10] != 'T') {
      return false;
    }
    long micros = line.time.read(bytes, p, end);
    int length = line.source.lengthAt(bytes, end + 1, limit);
    request.timeMicros = micros;
    request.source.set(bytes, end + 1, length);
    at = end + length + 2;
    return micros != Numbers.BAD && length > 0;
  }

  private boolean peers() {
    int clientPort = peer(request.clientIp);
    int targetPort = clientPort < 0 ? -1 : targetPeer();
    request.clientPort = clientPort;
    request.targetPort = targetPort;
    return clientPort >= 0 && targetPort >= Request.ABSENT;
  }

  private int targetPeer() {
    if (isDash()) {
      request.targetIp.clear();
      return Request.ABSENT;
    }
    int port = peer(request.targetIp);
    return port < 0 ? Integer.MIN_VALUE : port;
  }

  /** Reads {@code address:port} and returns the port; -1 if it is not just that. */
  private int peer(Slice address) {
    byte[] b = bytes;
    int from = at;
    int p = from;
    int colon = from;
    byte c = b[p];
    while (c > '"') {
      if (c == ':') {
        colon = p;
      }
      c = b[++p];
    }
    int digits = p - colon - 1;
    if (c != ' ' || colon == from || digits < 1 || digits > PORT_DIGITS || b[from] == '[') {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < p; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = port * 10 + digit;
    }
    address.set(b, from, colon - from);
    at = p + 1;
    return port > 65_535 ? -1 : port;
  }

  private boolean durations() {
    if (at + AHEAD > limit) {
      return false;
    }
    long first = micros();
    long second = micros();
    long third = micros();
    request.requestMicros = first;
    request.targetMicros = second;
    request.responseMicros = third;
    request.totalMicros = (first | second | third) < 0 ? Request.ABSENT : first + second + third;
    return first != GIVEN_UP && second != GIVEN_UP && third != GIVEN_UP;
  }

  /** Reads {@code d.ddd} or {@code -1}. */
  private long micros() {
    byte[] b = bytes;
    int p = at;
    if (b[p + 1] == '.' && b[p + 5] == ' ') {
      int units = b[p] - '0';
      int tenths = b[p + 2] - '0';
      int hundredths = b[p + 3] - '0';
      int thousandths = b[p + 4] - '0';
      int most = Math.max(Math.max(units, tenths), Math.max(hundredths, thousandths));
      at = p + 6;
      return (units | tenths | hundredths | thousandths) < 0 || most > 9
          ? GIVEN_UP
          : (units * 1000 + tenths * 100 + hundredths * 10 + thousandths) * 1000L;
    }
    at = p + 3;
    return b[p] == '-' && b[p + 1] == '1' && b[p + 2] == ' ' ? Request.ABSENT : GIVEN_UP;
  }

  private boolean statuses() {
    int status = status();
    request.status = status;
    int targetStatus = isDash() ? Request.ABSENT : status();
    request.targetStatus = targetStatus;
    return status >= 0 && targetStatus >= Request.ABSENT;
  }

  /** Reads three digits; less than {@link Request#ABSENT} if they are not there. */
  private int status() {
    byte[] b = bytes;
    int p = at;
    int hundreds = b[p] - '0';
    int tens = b[p + 1] - '0';
    int ones = b[p + 2] - '0';
    at = p + 4;
    boolean digits = (hundreds | tens | ones) >= 0 && Math.max(hundreds, Math.max(tens, ones)) <= 9;
    return digits && b[p + 3] == ' ' ? hundreds * 100 + tens * 10 + ones : Integer.MIN_VALUE;
  }

  private boolean counts() {
    long received = count();
    long sent = received < 0 ? GIVEN_UP : count();
    request.receivedBytes = received;
    request.sentBytes = sent;
    return sent >= 0;
  }

  private long count() {
    byte[] b = bytes;
    int p = at;
    long value = 0;
    int digit = b[p] - '0';
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = b[++p] - '0';
    }
    int length = p - at;
    at = p + 1;
    return b[p] == ' ' && length > 0 && length <= COUNT_DIGITS ? value : GIVEN_UP;
  }

  private boolean requestLine() {
    byte[] b = bytes;
    if (b[at] != '"') {
      return false;
    }
    int from = at + 1;
    int p = from;
    byte c = b[p];
    while (c > '"') {
      c = b[++p];
    }
    int path = c == ' ' && p - from > 1 ? line.url.read(b, p + 1, limit, request) : -1;
    if (path < 0) {
      return false;
    }
    request.method.set(b, from, p - from);
    return target(path);
  }

  private boolean target(int path) {
    byte[] b = bytes;
    int p = path;
    byte c = b[p];
    while (c > '"' && c != '?') {
      c = b[++p];
    }
    request.path.set(b, path, p - path);
    request.query.clear();
    if (c == '?') {
      int query = p + 1;
      do {
        c = b[++p];
      } while (c > '"' || c == '!');
      request.query.set(b, query, p - query);
    }
    int protocol = p + 1;
    if (c != ' ') {
      return false;
    }
    do {
      c = b[++p];
    } while (c > '"');
    request.protocol.set(b, protocol, p - protocol);
    at = p + 2;
    return c == '"' && p - protocol > 1 && b[p + 1] == ' ';
  }

  /** Target group, trace, domain, certificate, priority of the rule, time of creation. */
  private boolean routing() {
    return skipPlain(targetGroup)
        && trace()
        && skipQuoted(domain)
        && skipQuoted(certificate)
        && skipPlain()
        && likelyPlain(ElbLine.TIME_LENGTH)
        && bytes[at - 1] == ' ';
  }

  private boolean trace() {
    byte[] b = bytes;
    int from = at + 1;
    int close = from + AlbParser.TRACE_LENGTH;
    if (close + 1 < limit
        && b[close] == '"'
        && b[close + 1] == ' '
        && b[from - 1] == '"'
        && Bytes.isDense(b, from, AlbParser.TRACE_LENGTH)) {
      request.traceId.set(b, from, AlbParser.TRACE_LENGTH);
      at = close + 2;
      return true;
    }
    return quoted(request.traceId);
  }

  /** Actions, redirect, reason, targets, their statuses, classification, its reason, connection. */
  private boolean outcome() {
    return actions()
        && skipQuoted()
        && skipQuoted()
        && skipQuoted()
        && skipQuoted()
        && quoted(request.classification)
        && skipQuoted()
        && likelyPlain(AlbParser.CONNECTION_LENGTH);
  }

  private boolean actions() {
    int length = actions.lengthAt(bytes, at, limit);
    if (length < 3) {
      int from = at;
      boolean quoted = quoted(request.actions);
      if (quoted) {
        actions.remember(bytes, from, at - 1);
      }
      return quoted;
    }
    RequestLine.setText(request.actions, bytes, at + 1, at + length - 1);
    at += length + 1;
    return true;
  }

  /** Passes over the fields that are left, and stops at the newline. */
  private boolean rest() {
    byte[] b = bytes;
    int p = at - 1;
    int count = 0;
    while (b[p] == ' ') {
      at = p + 1;
      if (!lastQuoted()) {
        return false;
      }
      p = at - 1;
      count++;
    }
    at = p;
    more = count;
    return b[p] == '\n';
  }

  /** Steps over a field that is a dash, if it is. */
  private boolean isDash() {
    boolean dash = bytes[at] == '-' && bytes[at + 1] == ' ';
    at += dash ? 2 : 0;
    return dash;
  }

  /** Reads a field that is a dash or likely the remembered one, not in quotes. */
  private boolean likely(Expected expected, Slice slice) {
    if (isDash()) {
      slice.clear();
      return true;
    }
    int length = expected.lengthAt(bytes, at, limit);
    slice.set(bytes, at, length);
    boolean same = length > 0 && bytes[at] != '"';
    at += length + 1;
    return same;
  }

  private boolean skipPlain(Expected expected) {
    if (isDash()) {
      return true;
    }
    int from = at;
    int length = expected.lengthAt(bytes, from, limit);
    if (length > 0) {
      at += length + 1;
      return bytes[from] != '"';
    }
    boolean plain = skipPlain();
    if (plain) {
      expected.remember(bytes, from, at - 1);
    }
    return plain;
  }

  private boolean skipPlain() {
    return lastPlain() && bytes[at - 1] == ' ';
  }

  /** As {@link #lastPlain}, for a field that is likely so many bytes long. */
  private boolean likelyPlain(int length) {
    byte[] b = bytes;
    int end = at + length;
    if (end < limit && b[end] <= ' ' && Bytes.isDense(b, at, length)) {
      at = end + 1;
      return b[end] >= 0;
    }
    return lastPlain();
  }

  /** Passes over a field without quotes and the one character behind it, whatever that is. */
  private boolean lastPlain() {
    byte[] b = bytes;
    int p = at;
    byte c = b[p];
    while (c > '"') {
      c = b[++p];
    }
    boolean plain = p > at && c != '"' && c != '!';
    at = p + 1;
    return plain;
  }

  private boolean skipQuoted(Expected expected) {
    byte[] b = bytes;
    int from = at;
    if (b[from] == '"' && b[from + 1] == '-' && b[from + 2] == '"' && b[from + 3] == ' ') {
      at = from + 4;
      return true;
    }
    int length = expected.lengthAt(b, from, limit);
    if (length > 0) {
      at += length + 1;
      return b[from] == '"';
    }
    boolean quoted = skipQuoted();
    if (quoted) {
      expected.remember(b, from, at - 1);
    }
    return quoted;
  }

  private boolean skipQuoted() {
    return lastQuoted() && bytes[at - 1] == ' ';
  }

  private boolean quoted(Slice slice) {
    int from = at + 1;
    boolean quoted = skipQuoted();
    RequestLine.setText(slice, bytes, from, at - 2);
    return quoted;
  }

  /** Passes over a field in quotes and the one character behind it, whatever that is. */
  private boolean lastQuoted() {
    byte[] b = bytes;
    int p = at;
    if (b[p] != '"') {
      return false;
    }
    p = Bytes.findQuoteOrOdd(b, p + 1);
    at = p + 2;
    return b[p] == '"';
  }
}
