package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

public class WindowCodecTest {
  public static List<WindowPart> parts(String key, String content) {
    try {
      return new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
          .read(
              new ByteArrayInputStream(content.getBytes(UTF_8)),
              new ObjectRef("logs", key, "1"),
              new ThreatScanner(0.5),
              Instant.parse("2026-03-01T12:10:00Z"))
          .parts();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void window_decodeOfEncodeIsTheSame() {
    Window window = parts("a", Traffic.lines(new Random(1), 3000)).get(0).window();
    byte[] bytes = WindowCodec.encode(window);
    Window again = WindowCodec.decode(bytes);
    assertThat(WindowCodec.encode(again)).isEqualTo(bytes);
    assertThat(again.count(Counter.REQUESTS)).isEqualTo(window.count(Counter.REQUESTS));
    assertThat(again.top(Dimension.PATH)).isEqualTo(window.top(Dimension.PATH));
    assertThat(again.objects()).isEqualTo(window.objects());
    assertThat(again.firstTime()).isEqualTo(window.firstTime());
  }

  @Test
  void window_emptyIsSmall() {
    assertThat(WindowCodec.encode(new Window()).length).isLessThan(100);
  }

  @Test
  void bytes_ofAnotherVersionOrDamagedAreRefused() {
    byte[] bytes =
        WindowCodec.encode(parts("a", Traffic.lines(new Random(1), 300)).get(0).window());
    byte[] newer = bytes.clone();
    newer[0]++;
    assertThatThrownBy(() -> WindowCodec.decode(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> WindowCodec.decode(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
