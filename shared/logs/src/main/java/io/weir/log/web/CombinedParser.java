package io.weir.log.web;

import io.weir.log.ErrorOrigin;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.RequestFields;
import io.weir.log.Slice;
import io.weir.log.format.LineParser;
import io.weir.log.value.Addresses;
import io.weir.log.value.Bytes;
import io.weir.log.value.CommonLogTime;
import io.weir.log.value.LikelyUrl;
import io.weir.log.value.Numbers;
import io.weir.log.value.RequestLine;

/**
 * Reads {@code client ident user [time] "request" status bytes "referrer" "agent"}; the last two
 * may be missing, {@code host:port} may stand in front, and what follows is passed over.
 */
final class CombinedParser implements LineParser {
  private final RequestFields request = new RequestFields(Combined.COMBINED);
  private final CommonLogTime time = new CommonLogTime();
  private final LikelyUrl url = new LikelyUrl();
  private RejectReason reason = RejectReason.TOO_FEW_FIELDS;
  private byte[] bytes = {};
  private int at;
  private int limit;

  @Override
  public Request request() {
    return request.view();
  }

  @Override
  public RejectReason reason() {
    return reason;
  }

  @Override
  public Fate parse(byte[] line, int start, int end) {
    bytes = line;
    at = start;
    limit = end;
    request.clear();
    boolean read = peer() && time() && requestLine() && numbers();
    if (!read) {
      return Fate.REJECTED;
    }
    quoted(request.referrer);
    quoted(request.userAgent);
    request.streaming = request.status == 101;
    request.errorOrigin = errorOrigin(request.status);
    return Fate.ACCEPTED;
  }

  /** A name of a user may have blanks in it, so what is before the time is not counted out. */
  private boolean peer() {
    int bracket = Bytes.find(bytes, at, limit, '[');
    int first = Bytes.find(bytes, at, bracket, ' ');
    if (bracket == limit || first == bracket || first == at) {
      return fail(RejectReason.TOO_FEW_FIELDS);
    }
    int second = Bytes.find(bytes, first + 1, bracket, ' ');
    int third = Bytes.find(bytes, Math.min(bracket, second + 1), bracket, ' ');
    boolean host = third + 1 < bracket && bytes[third + 1] != '[' && isHostAndPort(at, first);
    if (host) {
      request.port = Addresses.split(bytes, at, first, request.host);
      RequestLine.setText(request.clientIp, bytes, first + 1, second);
    } else {
      RequestLine.setText(request.clientIp, bytes, at, first);
    }
    at = bracket;
    return true;
  }

  private boolean isHostAndPort(int from, int to) {
    int colon = Bytes.find(bytes, from, to, ':');
    return colon < to && Numbers.digits(bytes, colon + 1, to) != Numbers.BAD;
  }

  private boolean time() {
    int close = Bytes.find(bytes, at, limit, ']');
    request.timeMicros = time.read(bytes, at + 1, close);
    at = close + 2;
    return request.timeMicros != Numbers.BAD || fail(RejectReason.BAD_TIME);
  }

  private boolean requestLine() {
    int close = closingQuote();
    if (close < 0) {
      return fail(RejectReason.UNBALANCED_QUOTES);
    }
    Slice host = request.host;
    boolean known = !host.isAbsent();
    int hostOffset = host.offset();
    int hostLength = host.length();
    byte[] hostBytes = host.array();
    int port = request.port;
    RequestLine.parse(bytes, at + 1, close, url, request);
    if (known && host.isAbsent()) {
      host.set(hostBytes, hostOffset, hostLength);
      request.port = port;
    }
    at = close + 2;
    return true;
  }

  private boolean numbers() {
    int statusEnd = Bytes.find(bytes, Math.min(at, limit), limit, ' ');
    long status = at >= limit ? Numbers.BAD : Numbers.count(bytes, at, statusEnd);
    int from = Math.min(limit, statusEnd + 1);
    int sizeEnd = Bytes.find(bytes, from, limit, ' ');
    long size = Numbers.count(bytes, from, sizeEnd);
    if (status == Numbers.BAD || status > 999 || size == Numbers.BAD) {
      return fail(RejectReason.BAD_NUMBER);
    }
    request.status = (int) status;
    request.sentBytes = size;
    at = Math.min(limit, sizeEnd + 1);
    return true;
  }

  /** Takes the next field if it stands in quotes. */
  private void quoted(Slice to) {
    int close = closingQuote();
    if (close < 0) {
      at = limit;
      return;
    }
    RequestLine.setText(to, bytes, at + 1, close);
    at = close + 2;
  }

  /** Returns where the text that begins here ends; a backslash stands before a quote within. */
  private int closingQuote() {
    if (at >= limit || bytes[at] != '"') {
      return -1;
    }
    int close = Bytes.find(bytes, at + 1, limit, '"');
    while (close < limit && isEscaped(close)) {
      close = Bytes.find(bytes, close + 1, limit, '"');
    }
    return close < limit ? close : -1;
  }

  private boolean isEscaped(int quote) {
    int backslash = quote;
    while (backslash > at && bytes[backslash - 1] == '\\') {
      backslash--;
    }
    return ((quote - backslash) & 1) == 1;
  }

  private boolean fail(RejectReason why) {
    reason = why;
    return false;
  }

  /** Such a log does not tell who behind the server made an error. */
  static ErrorOrigin errorOrigin(int status) {
    if (status == 499) {
      return ErrorOrigin.CLIENT;
    }
    return status >= 400 ? ErrorOrigin.TARGET : ErrorOrigin.NONE;
  }
}
