package io.weir.cli;

import java.time.Duration;
import java.time.Instant;

/** Lines of an ALB's log, as many as wanted. */
public final class AlbLog {
  private static final int FIVE_MINUTES = 300;

  private AlbLog() {}

  /** Returns so many requests in each of so many windows of five minutes. */
  public static String windows(Instant start, int windows, int requests) {
    StringBuilder log = new StringBuilder();
    for (int window = 0; window < windows; window++) {
      for (int i = 0; i < requests; i++) {
        long seconds = (long) window * FIVE_MINUTES + i * FIVE_MINUTES / requests;
        log.append(line(start.plus(Duration.ofSeconds(seconds)), i));
      }
    }
    return log.toString();
  }

  private static String line(Instant time, int client) {
    return String.format(
        "https %s app/shop/0123456789abcdef 192.0.2.%d:40000 10.0.0.1:8080 0.001 0.020 0.000 200"
            + " 200 300 4000 \"GET https://shop.example.com:443/item/%d HTTP/2.0\""
            + " \"Mozilla/5.0\" TLS_AES_128_GCM_SHA256 TLSv1.3 - \"Root=1-0-0\""
            + " \"shop.example.com\" \"session-reused\" 0 %s \"forward\" \"-\" \"-\""
            + " \"10.0.0.1:8080\" \"200\" \"-\" \"-\"%n",
        time.plusMillis(client).toString().replaceAll("(\\.[0-9]+)?Z", ".000001Z"),
        client % 250,
        client % 7,
        time.plusMillis(client).toString().replaceAll("(\\.[0-9]+)?Z", ".000000Z"));
  }
}
