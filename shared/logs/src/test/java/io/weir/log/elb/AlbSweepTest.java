package io.weir.log.elb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.Request;
import io.weir.log.Shown;
import io.weir.log.format.Drift;
import io.weir.log.format.LineParser.Fate;
import io.weir.log.value.Bytes;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sweep reads what it accepts as the reader of single fields does, whatever is in the line. */
class AlbSweepTest {
  private static final String TODAY = Lines.ALB + " TID_0123456789abcdef0123456789abcdef";
  private static final String[] ORDINARY = {
    TODAY,
    TODAY + " \"-\" \"-\" \"-\"",
    TODAY + " \"-\" \"-\" \"-\" -",
    TODAY + " \"shop.example\" \"/new\" \"TransformSuccess\" 203.0.113.9",
    TODAY.replace("https 2026", "h2 2026").replace("/cart/view?id=7&x=1", "/a.b/c"),
    TODAY
        .replace("https 2026", "http 2026")
        .replace("https://shop.example:443", "http://shop.example:80")
        .replace(" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ", " - - ")
        .replace("\"shop.example\" \"session-reused\"", "\"-\" \"-\""),
    TODAY
        .replace("10.1.2.3:8080 0.001 0.020 0.003 200 200", "- -1 -1 -1 503 -")
        .replace("\"10.1.2.3:8080\" \"200\"", "\"-\" \"-\""),
    TODAY.replace("198.51.100.7:40112", "2001:db8::7:40112"),
    TODAY + " \"-\" \"-\" \"-\" \"-\" \"a field of next year\"",
  };
  private static final String PIECES = " \"-\\:?/!#%&\r\t\0\u00e9\u0080[].,x0-9";

  @Test
  void ordinaryLines_areReadInOneSweep() {
    AlbParser parser = primed();
    for (String line : ORDINARY) {
      assertThat(sweep(parser, line)).as(line).isEqualTo(line.length());
    }
  }

  @Test
  void changedLines_areReadAlikeOrLeftToTheOther() {
    SplittableRandom random = new SplittableRandom(7);
    AlbParser sweeping = primed();
    int swept = 0;
    for (int i = 0; i < 60_000; i++) {
      String line = changed(ORDINARY[random.nextInt(ORDINARY.length)], random);
      int newline = sweep(sweeping, line);
      if (newline >= 0) {
        swept++;
        AlbParser careful = new AlbParser(new Drift());
        byte[] bytes = bytes(line);
        assertThat(newline).as(line).isEqualTo(line.length());
        assertThat(careful.parse(bytes, 0, line.length())).as(line).isEqualTo(Fate.ACCEPTED);
        assertThat(shown(sweeping)).as(line).isEqualTo(shown(careful));
      } else {
        // As in a log: the other reader remembers what it reads, however odd.
        sweeping.parse(bytes(line), 0, line.length());
      }
    }
    assertThat(swept).isBetween(6_000, 54_000);
  }

  @Test
  void lineThatIsCutOff_isLeftAlone() {
    AlbParser parser = primed();
    for (int length = 0; length < TODAY.length(); length++) {
      byte[] bytes = Arrays.copyOf(bytes(TODAY), TODAY.length() + 1 + Bytes.SLACK);
      bytes[length] = '\n';
      assertThat(parser.sweep(bytes, 0, length)).as("%d bytes", length).isEqualTo(-1);
    }
  }

  private static AlbParser primed() {
    AlbParser parser = new AlbParser(new Drift());
    for (String line : ORDINARY) {
      parser.parse(bytes(line), 0, line.length());
    }
    parser.parse(bytes(TODAY), 0, TODAY.length());
    return parser;
  }

  private static int sweep(AlbParser parser, String line) {
    byte[] bytes = bytes(line);
    return parser.sweep(bytes, 0, bytes.length - Bytes.SLACK);
  }

  /** The line, its newline, the next line as in a buffer, and the newline behind the limit. */
  private static byte[] bytes(String line) {
    byte[] bytes = (line + "\n" + TODAY + "\n").getBytes(ISO_8859_1);
    return Arrays.copyOf(bytes, bytes.length + Bytes.SLACK - 1);
  }

  private static String changed(String line, SplittableRandom random) {
    StringBuilder changed = new StringBuilder(line);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length());
      char piece = PIECES.charAt(random.nextInt(PIECES.length()));
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, piece);
        case 1 -> changed.insert(at, piece);
        default -> changed.deleteCharAt(at);
      }
    }
    return changed.toString();
  }

  private static Map<String, String> shown(AlbParser parser) {
    Request request = parser.request();
    Map<String, String> shown = new TreeMap<>(Shown.of(request));
    shown.put("classification", request.classification().toString());
    shown.put("actions", request.actions().toString());
    shown.put("drifted", String.valueOf(request.drifted()));
    return shown;
  }
}
