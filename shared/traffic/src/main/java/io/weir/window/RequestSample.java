package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.threat.Masking;

/**
 * One request as an example of many: bounded, and with its secrets masked.
 *
 * @param timeMicros when, in microseconds since 1970
 * @param client the client's address
 * @param method the method
 * @param target the path and query
 * @param status how it was answered; 0 or less if it was not
 * @param sentBytes the size of the answer; negative if unknown
 * @param succeeded whether an attack may have succeeded with it ({@link io.weir.threat.Outcome})
 */
public record RequestSample(
    long timeMicros,
    String client,
    String method,
    String target,
    int status,
    long sentBytes,
    boolean succeeded)
    implements Comparable<RequestSample> {
  private static final int MAX_TARGET = 160;
  private static final int MAX_READ = 512;
  private static final int MOST_BYTES = 4;
  private static final int MAX_NAME = 24;
  private static final String MORE = "…";
  private static final int MAX_CLIENT = 64;
  private static final int MAX_METHOD = 16;

  public RequestSample {
    requireNonNull(client, "client");
    requireNonNull(method, "method");
    requireNonNull(target, "target");
  }

  /** Returns a request that looks like an attack: its values are what it is told for. */
  static RequestSample ofAttack(Request request, boolean succeeded) {
    String query = beginning(request.query());
    String target = beginning(request.path()) + (query.isEmpty() ? "" : "?" + query);
    String shown = Masking.target(target, MAX_TARGET);
    // What a mask made short may have been much longer than what was read of it.
    return of(request, query.length() < MAX_READ ? shown : shown + MORE, succeeded);
  }

  /** Returns a request of which the values of the query are nobody's business. */
  static RequestSample of(Request request) {
    String query = beginning(request.query());
    String path = Masking.path(beginning(request.path()));
    return of(request, query.isEmpty() ? path : path + "?" + names(query), false);
  }

  private static String names(String query) {
    StringBuilder names = new StringBuilder();
    int from = 0;
    while (from <= query.length() && names.length() <= MAX_TARGET) {
      int end = query.indexOf('&', from);
      end = end < 0 ? query.length() : end;
      String pair = query.substring(from, end);
      int equals = pair.indexOf('=');
      // What has no name is a value, and so is what is longer than names are.
      boolean named = equals > 0 && equals <= MAX_NAME;
      names.append(names.isEmpty() ? "" : "&");
      names.append(named ? Masking.path(pair.substring(0, equals + 1)) : "").append("***");
      from = end + 1;
    }
    return names.toString();
  }

  private static RequestSample of(Request request, String target, boolean succeeded) {
    return new RequestSample(
        request.timeMicros(),
        cut(request.clientIp().toString(), MAX_CLIENT),
        cut(request.method().toString(), MAX_METHOD),
        cut(target, MAX_TARGET),
        request.status(),
        request.sentBytes(),
        succeeded);
  }

  /** What may have succeeded comes first, and the earlier before the later. */
  @Override
  public int compareTo(RequestSample other) {
    int order = Boolean.compare(other.succeeded, succeeded);
    order = order != 0 ? order : Long.compare(timeMicros, other.timeMicros);
    order = order != 0 ? order : client.compareTo(other.client);
    order = order != 0 ? order : method.compareTo(other.method);
    order = order != 0 ? order : target.compareTo(other.target);
    order = order != 0 ? order : Integer.compare(status, other.status);
    return order != 0 ? order : Long.compare(sentBytes, other.sentBytes);
  }

  /** Returns whether this comes before any sample of such a time and outcome. */
  boolean precedes(long otherMicros, boolean otherSucceeded) {
    return succeeded == otherSucceeded ? timeMicros < otherMicros : succeeded;
  }

  void write(BytesOut out) {
    out.writeLong(timeMicros);
    out.writeBytes(client.getBytes(UTF_8));
    out.writeBytes(method.getBytes(UTF_8));
    out.writeBytes(target.getBytes(UTF_8));
    out.writeNumber(Math.max(0, status));
    out.writeNumber(sentBytes < 0 ? 0 : sentBytes + 1);
    out.writeByte(succeeded ? 1 : 0);
  }

  static RequestSample read(BytesIn in) {
    return new RequestSample(
        in.readLong(),
        new String(in.readBytes(), UTF_8),
        new String(in.readBytes(), UTF_8),
        new String(in.readBytes(), UTF_8),
        in.readCount(999),
        in.readNumber() - 1,
        in.readByte() == 1);
  }

  /** Of a long text all is decoded that may be read, and no more. */
  private static String beginning(Slice text) {
    Slice read = text;
    if (text.length() > MAX_READ * MOST_BYTES) {
      read = new Slice();
      read.set(text.array(), text.offset(), MAX_READ * MOST_BYTES);
    }
    String all = read.toString();
    return all.length() <= MAX_READ ? all : all.substring(0, MAX_READ);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + MORE;
  }
}
