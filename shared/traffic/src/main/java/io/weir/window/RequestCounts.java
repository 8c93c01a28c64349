package io.weir.window;

import io.weir.log.ErrorOrigin;
import io.weir.log.Request;
import io.weir.log.Slice;

/** Puts a request into the exact counters of a window. */
final class RequestCounts {
  private static final long GET = Slice.word("GET");
  private static final long POST = Slice.word("POST");
  private static final long HEAD = Slice.word("HEAD");
  private static final long PUT = Slice.word("PUT");
  private static final long DELETE = Slice.word("DELETE");
  private static final long OPTIONS = Slice.word("OPTIONS");
  private static final long HTTP = Slice.word("http");

  private RequestCounts() {}

  static void add(Request request, long[] counts) {
    counts[statusClass(request.status()).ordinal()]++;
    counts[method(request.method().word()).ordinal()]++;
    counts[Counter.RECEIVED_BYTES.ordinal()] += Math.max(0, request.receivedBytes());
    counts[Counter.SENT_BYTES.ordinal()] += Math.max(0, request.sentBytes());
    addOrigin(request, counts);
    addTls(request, counts);
    if (!request.cacheResult().isAbsent()) {
      addCache(request.cacheResult(), counts);
    }
    if (request.streaming()) {
      counts[Counter.STREAMING.ordinal()]++;
    }
    if (request.drifted()) {
      counts[Counter.DRIFTED_LINES.ordinal()]++;
    }
    Slice classification = request.classification();
    if (!classification.isAbsent() && !classification.contentEquals("Acceptable")) {
      counts[Counter.NON_COMPLIANT.ordinal()]++;
    }
  }

  private static Counter statusClass(int status) {
    return switch (status / 100) {
      case 1 -> Counter.STATUS_1XX;
      case 2 -> Counter.STATUS_2XX;
      case 3 -> Counter.STATUS_3XX;
      case 4 -> Counter.STATUS_4XX;
      case 5 -> Counter.STATUS_5XX;
      default -> Counter.STATUS_NONE;
    };
  }

  private static Counter method(long method) {
    if (method == GET) {
      return Counter.METHOD_GET;
    }
    if (method == POST) {
      return Counter.METHOD_POST;
    }
    if (method == HEAD) {
      return Counter.METHOD_HEAD;
    }
    if (method == PUT) {
      return Counter.METHOD_PUT;
    }
    if (method == DELETE) {
      return Counter.METHOD_DELETE;
    }
    return method == OPTIONS ? Counter.METHOD_OPTIONS : Counter.METHOD_OTHER;
  }

  private static void addOrigin(Request request, long[] counts) {
    ErrorOrigin origin = request.errorOrigin();
    boolean server = request.status() >= 500;
    boolean error = request.status() >= 400;
    if (origin == ErrorOrigin.CLIENT) {
      counts[Counter.CLIENT_CLOSED.ordinal()]++;
    } else if (origin == ErrorOrigin.WAF) {
      counts[Counter.WAF_BLOCKED.ordinal()]++;
    } else if (origin == ErrorOrigin.BALANCER && error) {
      counts[(server ? Counter.BALANCER_5XX : Counter.BALANCER_4XX).ordinal()]++;
    } else if (origin == ErrorOrigin.TARGET && error) {
      counts[(server ? Counter.TARGET_5XX : Counter.TARGET_4XX).ordinal()]++;
    }
  }

  private static void addTls(Request request, long[] counts) {
    if (request.handshakeFailed()) {
      counts[Counter.TLS_FAILED.ordinal()]++;
    }
    Slice protocol = request.tlsProtocol();
    if (!protocol.isAbsent()) {
      counts[tls(protocol).ordinal()]++;
    } else if (request.scheme().word() == HTTP) {
      counts[Counter.PLAIN_HTTP.ordinal()]++;
    }
  }

  /** The logs write TLSv1.3, tlsv13 and TLS 1.3; SSLv3 must not be taken for it. */
  private static Counter tls(Slice protocol) {
    int length = protocol.length();
    byte last = length < 2 ? 0 : protocol.byteAt(length - 1);
    byte before = length < 2 ? 0 : protocol.byteAt(length - 2);
    if (before == '.' || before == '1') {
      if (last == '3') {
        return Counter.TLS_1_3;
      }
      if (last == '2') {
        return Counter.TLS_1_2;
      }
    }
    return Counter.TLS_DEPRECATED;
  }

  private static void addCache(Slice result, long[] counts) {
    if (endsWith(result, "hit")) {
      counts[Counter.CACHE_HIT.ordinal()]++;
    } else if (endsWith(result, "miss")) {
      counts[Counter.CACHE_MISS.ordinal()]++;
    } else if (endsWith(result, "error") || endsWith(result, "exceeded")) {
      counts[Counter.CACHE_ERROR.ordinal()]++;
    }
  }

  private static boolean endsWith(Slice text, String lowerCase) {
    int from = text.length() - lowerCase.length();
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if ((text.byteAt(from + i) | 0x20) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
