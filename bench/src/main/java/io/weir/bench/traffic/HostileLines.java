package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** ALB objects whose lines have 64 KB of something that is made to be expensive. */
final class HostileLines {
  static final int LINES = 400;
  static final List<String> PIECES =
      List.of(
          "%25",
          "'",
          "\\x22",
          "/*",
          "../",
          "(",
          "${",
          "%5C",
          "UNION SELECT ",
          "&#x26;",
          "QUFB",
          "a=b&",
          "<a ",
          ";id ");

  private static final int LENGTH = 64 << 10;

  private HostileLines() {}

  /** Returns an object, compressed, whose queries are full of the piece. */
  static byte[] object(String piece) throws IOException {
    String filler = piece.repeat(LENGTH / piece.length()).replace(" ", "+");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < LINES; i++) {
        out.write(line(i, filler).getBytes(US_ASCII));
      }
    }
    return bytes.toByteArray();
  }

  private static String line(int number, String filler) {
    return String.format(
        Locale.ROOT,
        "https 2026-03-01T12:%02d:%02d.%06dZ app/shop-frontend/0a1b2c3d4e5f6789"
            + " 198.51.100.%d:40112 10.0.1.17:8080 0.001 0.020 0.000 404 404 687 196"
            + " \"GET https://shop.example.com:443/search?q=%s%d HTTP/2.0\" \"tool/1.0\""
            + " TLS_AES_128_GCM_SHA256 TLSv1.3"
            + " arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/t/0123456789abcdef"
            + " \"Root=1-82fe54b7-50fb8f5bb3090f7329404226\" \"shop.example.com\" \"session-reused\""
            + " 3 2026-03-01T12:00:00.000000Z \"waf,forward\" \"-\" \"-\" \"10.0.1.17:8080\" \"404\""
            + " \"-\" \"-\" TID_96710226e1bedf1007f236a09f27e489 \"-\" \"-\" \"-\"%n",
        number / 60 % 60,
        number % 60,
        number,
        number % 250,
        filler,
        number);
  }
}
