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

  /** Lines that are made as they are read, as a million of them take half a gigabyte. */
  private static final class MadeLines extends InputStream {
    private final int count;
    private final boolean hostile;
    private final Random random = new Random(1);
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
      if (at == line.length) {
        if (made == count) {
          return -1;
        }
        line = next().getBytes(UTF_8);
        at = 0;
        made++;
      }
      int copied = Math.min(length, line.length - at);
      System.arraycopy(line, at, to, offset, copied);
      at += copied;
      return copied;
    }

    private String next() {
      return "https 2026-03-01T12:00:01.250000Z app/shop/0123456789abcdef 10."
          + (made >> 16 & 255)
          + '.'
          + (made >> 8 & 255)
          + '.'
          + (made & 255)
          + ":40112 "
          + (hostile ? noise(30) : "10.1.2.3:80")
          + " 0.001 "
          + (random.nextInt(1000) + random.nextInt(1000) / 1000.0)
          + " 0.000 503 503 312 "
          + random.nextInt(100_000)
          + " \"GET https://"
          + (hostile ? noise(60) : "shop.example")
          + ":443/"
          + (hostile ? noise(300) : "item/" + made % 20_000)
          + " HTTP/2.0\" \""
          + (hostile ? noise(300) : "Agent/" + made % 700)
          + "\" X TLSv1.3\n";
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
    Window window = read(new MadeLines(30_000, true));
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(30_000);
    assertThat(WindowCodec.encode(window).length).isLessThan(LIMIT);
  }

  @Test
  void part_ofOneLineIsSmall() throws IOException {
    assertThat(WindowCodec.encode(read(new MadeLines(1, false))).length).isLessThan(300);
  }
}
