package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Lines;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.UnreadableObjectException;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ObjectAggregatorTest {
  private static final String KEY =
      "AWSLogs/000000000000/elasticloadbalancing/eu-west-1/2026/03/01/000000000000"
          + "_elasticloadbalancing_eu-west-1_app.shop.0123456789abcdef_20260301T1205Z_192.0.2.1_r.log";

  private static String line(String time) {
    return Traffic.lines(new Random(7), 1).replaceFirst("2026-03-01T12:0.:01", time);
  }

  @Test
  void lines_fallIntoTheWindowOfTheirOwnTime() {
    String content =
        line("2026-03-01T12:04:59") + line("2026-03-01T12:05:00") + line("2026-03-01T11:59:59");
    List<WindowPart> parts = WindowCodecTest.parts(KEY, content);
    assertThat(parts)
        .extracting(part -> part.key().start())
        .containsExactly(
            Instant.parse("2026-03-01T11:55:00Z"),
            Instant.parse("2026-03-01T12:00:00Z"),
            Instant.parse("2026-03-01T12:05:00Z"));
    assertThat(parts).allMatch(part -> part.window().count(Counter.REQUESTS) == 1);
    assertThat(parts).allMatch(part -> part.key().source().equals("app/shop/0123456789abcdef"));
  }

  @Test
  void rejects_countInTheWindowOfTheLineBefore() {
    String content =
        "bad\n" + line("2026-03-01T12:01:00") + line("2026-03-01T12:06:00") + "bad\nbad\n";
    List<WindowPart> parts = WindowCodecTest.parts(KEY, content);
    assertThat(parts)
        .extracting(part -> part.window().count(Counter.REJECTED_LINES))
        .containsExactly(1L, 2L);
  }

  @Test
  void rejects_withoutAnyLineCountInTheWindowOfTheName() {
    List<WindowPart> parts = WindowCodecTest.parts(KEY, "bad\nbad\n");
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).key().start()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(parts.get(0).key().source()).isEqualTo("app/shop/0123456789abcdef");
    assertThat(parts.get(0).window().count(Counter.REJECTED_LINES)).isEqualTo(2);
    assertThat(parts.get(0).window().count(Counter.REQUESTS)).isZero();
  }

  @Test
  void object_skippedGivesNoParts() {
    assertThat(WindowCodecTest.parts("x.txt", "the quick brown fox\n")).isEmpty();
  }

  @Test
  void object_ofTooManySourcesCountsTheRestAsOne() {
    StringBuilder content = new StringBuilder();
    int sources = ObjectAggregator.MAX_SOURCES + 300;
    for (int i = 0; i < sources; i++) {
      content.append(line("2026-03-01T12:04:59").replace("app/shop/", "app/shop" + i + "/"));
    }
    List<WindowPart> parts = WindowCodecTest.parts("x.log", content.toString());
    assertThat(parts).hasSize(ObjectAggregator.MAX_SOURCES + 1);
    assertThat(parts.stream().mapToLong(part -> part.window().count(Counter.REQUESTS)).sum())
        .isEqualTo(sources);
    assertThat(parts)
        .filteredOn(part -> part.key().source().equals(ObjectAggregator.OTHER_SOURCES))
        .singleElement()
        .satisfies(rest -> assertThat(rest.window().count(Counter.REQUESTS)).isEqualTo(300));
  }

  @Test
  void source_withAVeryLongNameIsCutAndStaysItself() {
    String one = "app/" + "x".repeat(3000);
    String content =
        line("2026-03-01T12:04:59").replace("app/shop/", one + "/")
            + line("2026-03-01T12:04:59").replace("app/shop/", one + "y/");
    List<WindowPart> parts = WindowCodecTest.parts("x.log", content);
    assertThat(parts).hasSize(2).allMatch(part -> part.key().source().length() < 300);
  }

  @Test
  void object_withTooManyWindowsIsUnreadable() {
    StringBuilder content = new StringBuilder();
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i <= ObjectAggregator.MAX_WINDOWS; i++) {
      content.append(line(time.plus(Duration.ofMinutes(5L * i)).toString().replace("Z", "")));
    }
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    ObjectReader reader =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH);
    Assertions.assertThatThrownBy(
            () ->
                reader.read(
                    new ByteArrayInputStream(bytes),
                    new ObjectRef("logs", "a", "1"),
                    new ThreatScanner(0.5),
                    time))
        .isInstanceOf(UnreadableObjectException.class);
  }

  @Test
  void object_ofWeeks_isReadWhereTheReaderMay() throws IOException {
    StringBuilder content = new StringBuilder();
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    int windows = ObjectAggregator.MAX_WINDOWS + 100;
    for (int i = 0; i < windows; i++) {
      String line = line(time.plus(Duration.ofMinutes(5L * i)).toString().replace("Z", ""));
      content.append(line).append(line);
    }
    ObjectReader reader =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH, windows);

    ObjectParts read =
        reader.read(
            new ByteArrayInputStream(content.toString().getBytes(StandardCharsets.UTF_8)),
            new ObjectRef("logs", "a", "1"),
            new ThreatScanner(0.5),
            time);

    assertThat(read.parts())
        .hasSize(windows)
        .allMatch(part -> part.window().count(Counter.REQUESTS) == 2);
  }

  @Test
  void allowedClient_isCountedAndNoThreat() throws IOException {
    String attack = Lines.ALB.replace("id=7&x=1", "id=7'+union+select+1,2--") + "\n";
    String log = attack + attack.replace("198.51.100.7", "203.0.113.9");
    AllowList testers =
        new AllowList(
            List.of(
                new AllowList.Client(
                    AddressRange.parse("203.0.113.0/24"), Optional.empty(), "agreed test")),
            List.of(),
            List.of());
    ObjectParts read =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
            .read(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                new ObjectRef("logs", "a", "1"),
                new ThreatScanner(0.5),
                testers,
                Instant.EPOCH);

    assertThat(read.allowed()).isEqualTo(1);
    Window window = read.parts().get(0).window();
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(2);
    assertThat(window.threats()).extracting(ThreatTally::client).containsExactly("198.51.100.7");
  }

  @Test
  void counters_ofAMixedObject() {
    Window window = WindowCodecTest.parts(KEY, Traffic.lines(new Random(3), 1000)).get(0).window();
    assertThat(window.count(Counter.REQUESTS)).isEqualTo(1000);
    assertThat(
            window.count(Counter.STATUS_2XX)
                + window.count(Counter.STATUS_3XX)
                + window.count(Counter.STATUS_4XX)
                + window.count(Counter.STATUS_5XX))
        .isEqualTo(1000);
    assertThat(window.count(Counter.BALANCER_5XX)).isEqualTo(window.count(Counter.STATUS_5XX));
    assertThat(window.count(Counter.TARGET_4XX)).isEqualTo(window.count(Counter.STATUS_4XX));
    assertThat(window.count(Counter.METHOD_GET)).isEqualTo(1000);
    assertThat(window.count(Counter.TLS_1_3)).isEqualTo(1000);
    assertThat(window.count(Counter.LATENCY_REQUESTS)).isEqualTo(1000);
    assertThat(window.distinct(Dimension.USER_AGENT)).isEqualTo(12);
    assertThat(window.distinct(Dimension.TARGET)).isEqualTo(4);
    assertThat(window.latencyMillis(0.5)).hasValueCloseTo(550.0, Assertions.within(30.0));
    assertThat(window.objectCount()).isEqualTo(1);
  }
}
