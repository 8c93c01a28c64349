package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Access-log lines and objects of an Application Load Balancer. */
final class AlbLines {
  static final String SOURCE = "app/shop/50dc6c495c0c9188";

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private AlbLines() {}

  /** Returns ten in the morning of yesterday: CloudWatch takes no metrics of a distant past. */
  static Instant yesterday() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(14, ChronoUnit.HOURS);
  }

  /** Returns the line of one request. */
  static String line(Instant time, String client, int status, String path) {
    return ("http %s %s %s:46532 10.0.1.7:8080 0.001 0.020 0.000 %d %d 230 1250"
            + " \"GET http://shop.example.com:80%s HTTP/1.1\" \"Mozilla/5.0\" - -"
            + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef"
            + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 %s \"forward\" \"-\" \"-\""
            + " \"10.0.1.7:8080\" \"%d\" \"-\" \"-\" TID_0123456789abcdef0123456789abcdef\n")
        .formatted(micros(time), SOURCE, client, status, status, path, micros(time), status);
  }

  /** Returns the lines as an object, compressed as it is delivered. */
  static byte[] object(List<String> lines) {
    return gzip(String.join("", lines).getBytes(UTF_8));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** Returns the key of an object that is delivered for the five minutes up to the time. */
  static String key(Instant end, String random) {
    String day = end.toString().substring(0, 10);
    String minute = end.toString().substring(0, 16).replaceAll("[-:]", "") + "Z";
    return "AWSLogs/123456789012/elasticloadbalancing/eu-central-1/%s/"
            .formatted(day.replace('-', '/'))
        + "123456789012_elasticloadbalancing_eu-central-1_%s_%s_198.51.100.7_%s.log.gz"
            .formatted(SOURCE.replace('/', '.'), minute, random);
  }

  private static String micros(Instant time) {
    return MICROS.format(time);
  }
}
