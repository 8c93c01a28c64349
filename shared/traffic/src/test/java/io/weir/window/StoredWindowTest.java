package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.threat.ThreatClass;
import io.weir.window.segment.SegmentKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: five minutes of made-up traffic with an attack. */
class StoredWindowTest {
  @Test
  void version2_isRead() throws IOException {
    Window window = WindowCodec.decode(stored("window-version-2.bin"));
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(203);
    assertThat(window.count(Counter.STATUS_4XX)).isEqualTo(50);
    assertThat(window.count(Counter.SENT_BYTES)).isEqualTo(1_539_736);
    assertThat(window.count(Counter.LATENCY_MICROS)).isEqualTo(18_576_000);
    assertThat(window.top(Dimension.CLIENT).get(0))
        .isEqualTo(new TopEntry("100.102.89.131", 61, 0));
    assertThat(window.top(Dimension.SLOW_TARGET).get(0))
        .isEqualTo(new TopEntry("10.0.10.11", 6276, 0));
    assertThat(window.firstTime()).contains(Instant.parse("2026-03-03T11:10:01.191241Z"));
    assertThat(window.lastTime()).contains(Instant.parse("2026-03-03T11:14:58.708208Z"));
    assertThat(window.objectCount()).isEqualTo(1);
    ThreatTally hits = window.threats().get(0);
    assertThat(hits.threatClass()).isEqualTo(ThreatClass.SQL_INJECTION);
    assertThat(hits.requests()).isEqualTo(61);
    assertThat(hits.succeeded()).isEqualTo(17);
    assertThat(hits.rule()).isEqualTo("sqli.union-select");
  }

  @Test
  void version3_isReadAndWrittenAsItWas() throws IOException {
    byte[] stored = stored("window-version-3.bin");
    Window window = WindowCodec.decode(stored);
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(100);
    assertThat(window.count(Counter.STATUS_4XX)).isEqualTo(40);
    assertThat(window.top(Dimension.CLIENT).get(0)).isEqualTo(new TopEntry("198.51.100.23", 40, 0));
    assertThat(window.segments(SegmentKind.PATH)).isNotEmpty();
    ThreatTally hits = window.threats().get(0);
    assertThat(hits.threatClass()).isEqualTo(ThreatClass.SQL_INJECTION);
    assertThat(hits.requests()).isEqualTo(40);
    assertThat(WindowCodec.encode(window)).isEqualTo(stored);
  }

  @Test
  void sectionOfALaterVersion_isPassedOver() {
    Window window = WindowCodecTest.parts("a", Traffic.lines(new Random(1), 30)).get(0).window();
    byte[] known = WindowCodec.encode(window);
    byte[] more = WindowCodec.encode(window, Map.of(99, new byte[] {1, 2, 3}));
    assertThat(more).isNotEqualTo(known);
    assertThat(WindowCodec.encode(WindowCodec.decode(more))).isEqualTo(known);
  }

  private static byte[] stored(String name) throws IOException {
    try (InputStream in = StoredWindowTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
