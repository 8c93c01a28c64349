package io.weir.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Own log lines for tests, and ways to read them. */
public final class Lines {
  /** A plain line of 29 fields. */
  public static final String ALB =
      "https 2026-03-01T12:00:01.250000Z app/shop/0123456789abcdef 198.51.100.7:40112"
          + " 10.1.2.3:8080 0.001 0.020 0.003 200 200 312 5120"
          + " \"GET https://shop.example:443/cart/view?id=7&x=1 HTTP/2.0\" \"TestAgent/1.0 (a b)\""
          + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
          + " arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/web/0123456789abcdef"
          + " \"Root=1-00000000-000000000000000000000000\" \"shop.example\" \"session-reused\" 10"
          + " 2026-03-01T12:00:01.226000Z \"waf,forward\" \"-\" \"-\" \"10.1.2.3:8080\" \"200\""
          + " \"-\" \"-\"";

  private Lines() {}

  /** What a reader made of some bytes. */
  public record Result<T>(ReadReport report, List<T> values) {}

  public static Result<String> sources(String key, String content) {
    return read(key, content.getBytes(ISO_8859_1), request -> request.source().toString());
  }

  public static <T> T one(String line, Function<Request, T> take) {
    List<T> values = read("", (line + "\n").getBytes(ISO_8859_1), take).values();
    if (values.size() != 1) {
      throw new AssertionError("not one request but " + values.size() + ": " + line);
    }
    return values.get(0);
  }

  public static <T> Result<T> read(String key, byte[] bytes, Function<Request, T> take) {
    try {
      List<T> values = new ArrayList<>();
      ReadReport report =
          new LogReader(ReadLimits.DEFAULT)
              .read(
                  new ByteArrayInputStream(bytes), key, request -> values.add(take.apply(request)));
      return new Result<>(report, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
