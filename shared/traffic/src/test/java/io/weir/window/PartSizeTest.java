package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartSizeTest {
  private static final int LIMIT = 32 << 10;
  private static final String LINE =
      "http 2026-03-01T12:00:01.250000Z app/shop/01 cCCCCCCC:40112 10.1.2.3:80 0.001 0.MMMMMMM"
          + " 0.000 503 503 312 5 \"GET http://h:80/item/IIIIIII HTTP/1.1\" \"AAAAAAA\" - -\n";
  private static final int CLIENT = LINE.indexOf("CCCCCCC");
  private static final int MILLIS = LINE.indexOf("MMMMMMM");
  private static final int ITEM = LINE.indexOf("IIIIIII");
  private static final int AGENT = LINE.indexOf("AAAAAAA");

  /** Lines that are made as they are read, as a million of them take half a gigabyte. */
  private static final class MadeLines extends InputStream {
    private final int count;
    private final boolean hostile;
    private final Random random = new Random(1);
    private final byte[] plain = LINE.getBytes(UTF_8);
    private byte[] line = {};
    private int at;
    private int made;

    MadeLines(int count, boolean hostile) {
      this.count = count;
      this.hostile = hostile;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      int copied = 0;
      while (copied < length && (at < line.length || made < count)) {
        if (at == line.length) {
          line = hostile ? hostileLine().getBytes(UTF_8) : plainLine();
          at = 0;
          made++;
        }
        int part = Math.min(length - copied, line.length - at);
        System.arraycopy(line, at, to, offset + copied, part);
        at += part;
        copied += part;
      }
      return copied == 0 ? -1 : copied;
    }

    private byte[] plainLine() {
      digits(CLIENT, made);
      digits(ITEM, made % 20_000);
      digits(AGENT, made % 700);
      digits(MILLIS, made % 977);
      return plain;
    }

    /** Puts a number of seven digits over what is there. */
    private void digits(int place, int number) {
      int rest = number;
      for (int i = place + 6; i >= place; i--) {
        plain[i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }

    private String client() {
      return "10." + (made >> 16 & 255) + '.' + (made >> 8 & 255) + '.' + (made & 255);
    }

    private String hostileLine() {
      return "http 2026-03-01T12:00:01.250000Z app/shop/01 "
          + client()
          + ":40112 "
          + noise(30)
          + " 0.001 "
          + (random.nextInt(1000) + random.nextInt(1000) / 1000.0)
          + " 0.000 503 503 312 1 \"GET https://"
          + noise(60)
          + ":443/"
          + noise(300)
          + " HTTP/2.0\" \""
          + noise(300)
          + "\" - -\n";
    }

    private String noise(int length) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append((char) ('0' + random.nextInt(10) + (random.nextInt(3) == 0 ? 49 : 0)));
      }
      return text.toString();
    }
  }

  private static Window read(InputStream in) throws IOException {
    List<WindowPart> parts =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
            .read(in, new ObjectRef("b", "k", "1"), new ThreatScanner(0.5), Instant.EPOCH)
            .parts();
    assertThat(parts).hasSize(1);
    return parts.get(0).window();
  }

  @Test
  void part_ofAMillionClientsIsUnderTheLimit() throws IOException {
    Window window = read(new MadeLines(1_000_000, false));
    assertThat(window.distinct(Dimension.CLIENT)).isCloseTo(1_000_000, within(50_000.0));
    assertThat(WindowCodec.encode(window).length).isLessThan(LIMIT);
  }

  @Test
  void part_ofHostileValuesIsUnderTheLimit() throws IOException {
    Window window = read(new MadeLines(10_000, true));
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(10_000);
    assertThat(WindowCodec.encode(window).length).isLessThan(LIMIT);
  }

  @Test
  void part_ofOneLineIsSmall() throws IOException {
    assertThat(WindowCodec.encode(read(new MadeLines(1, false))).length).isLessThan(300);
  }
}
