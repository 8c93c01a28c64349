package io.weir.bench.threat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.lab.quality.AttackCorpora;
import io.weir.lab.quality.Row;
import io.weir.log.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes published attacks as two days of an ALB's log, every request of the labelled sets once, so
 * that what is made of them can be looked at: {@code bench/run threat.AttackLog CORPORA FILE.gz}.
 * Markup of our own stands in every field besides that a client can fill.
 */
public final class AttackLog {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final int SECONDS = 2 * 24 * 3600;
  private static final int[] STATUSES = {200, 403, 404, 500, 200, 302};

  private static final List<String> MARKUP =
      List.of(
          "<script>document.title='live'</script>",
          "\"><img src=//example.invalid/x onerror=document.title='live'>",
          "'><svg/onload=document.title='live'>",
          "</script><script>document.title='live'</script>",
          "<!--<style>*{display:none}</style>-->",
          "javascript:document.title='live'",
          "{{constructor.constructor('document.title=1')()}}",
          "\u202e<a href=javascript:alert(1)>\u0000\u001b[31m",
          "&lt;b&gt;&#60;script&#62;",
          "${@print(1)}<%= 1 %>@{1}");

  private AttackLog() {}

  /** Writes the log and says how many lines it has. */
  public static void main(String[] arguments) throws IOException {
    List<String> requests = new ArrayList<>();
    for (List<Row> rows : new AttackCorpora(Path.of(arguments[0])).read().values()) {
      rows.forEach(row -> requests.add(request(row)));
    }
    for (String markup : MARKUP) {
      for (String host : List.of("shop.example.com", markup)) {
        requests.add(fields("GET", "/" + markup, host, "Mozilla/5.0"));
        requests.add(fields("GET", "/?q=" + markup, host, markup));
        requests.add(fields(markup, "/", host, markup));
      }
    }
    try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
        OutputStream out = new GZIPOutputStream(file)) {
      for (int i = 0; i < requests.size(); i++) {
        out.write(line(i, requests.size(), requests.get(i)).getBytes(US_ASCII));
      }
    }
    System.out.println(requests.size() + " lines");
  }

  private static String request(Row row) {
    String query = text(row.query());
    String target = text(row.path()) + (query.isEmpty() ? "" : "?" + query);
    String method = text(row.method());
    String agent = text(row.userAgent());
    return fields(
        method.isEmpty() ? "GET" : method,
        target.startsWith("/") ? target : "/" + target,
        "shop.example.com",
        agent.isEmpty() ? "Mozilla/5.0" : agent);
  }

  private static String text(Slice slice) {
    return slice.isAbsent() ? "" : slice.toString();
  }

  /** Returns the request as an ALB quotes it, its user agent, and the name that TLS asked for. */
  private static String fields(String method, String target, String host, String agent) {
    return "\"%s https://%s:443%s HTTP/1.1\" \"%s\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 -"
            .formatted(
                escaped(method).replace(' ', '+'),
                escaped(host).replace(' ', '+'),
                escaped(target).replace(" ", "%20"),
                escaped(agent))
        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \""
        + escaped(host)
        + "\" \"-\" 0 ";
  }

  private static String line(int number, int lines, String request) {
    String time = START.plusSeconds((long) SECONDS * number / lines) + "";
    String stamp = time.replace("Z", ".%06dZ".formatted(number % 1_000_000));
    int status = STATUSES[number % STATUSES.length];
    return "https %s app/shop/50dc6c495c0c9188 198.51.%d.%d:46532 10.0.1.7:8080 0.001 0.020 0.000"
            .formatted(stamp, number / 400 % 100, number / 20 % 250)
        + " %d %d 230 1250 ".formatted(status, status)
        + request
        + stamp
        + " \"forward\" \"-\" \"-\" \"10.0.1.7:8080\" \"%d\" \"-\" \"-\"\n".formatted(status);
  }

  /** What a balancer does with bytes that cannot stand in its log. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain = b >= ' ' && b < 0x7f && b != '"' && b != '\\';
      if (plain) {
        out.append((char) b);
      } else {
        out.append("\\x%02x".formatted(b & 0xff));
      }
    }
    return out.toString();
  }
}
