package io.weir.lab.generate;

import static io.weir.window.Counter.BALANCER_5XX;
import static io.weir.window.Counter.METHOD_GET;
import static io.weir.window.Counter.METHOD_POST;
import static io.weir.window.Counter.PLAIN_HTTP;
import static io.weir.window.Counter.RECEIVED_BYTES;
import static io.weir.window.Counter.REQUESTS;
import static io.weir.window.Counter.SENT_BYTES;
import static io.weir.window.Counter.STATUS_2XX;
import static io.weir.window.Counter.STATUS_3XX;
import static io.weir.window.Counter.STATUS_4XX;
import static io.weir.window.Counter.STATUS_5XX;
import static io.weir.window.Counter.TARGET_4XX;
import static io.weir.window.Counter.TARGET_5XX;
import static io.weir.window.Counter.TLS_1_2;
import static io.weir.window.Counter.TLS_1_3;
import static io.weir.window.Counter.TLS_DEPRECATED;
import static io.weir.window.Counter.WAF_BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.lab.generate.print.Writing;
import io.weir.lab.generate.trouble.Effect;
import io.weir.lab.generate.trouble.Effects;
import io.weir.lab.generate.trouble.Event;
import io.weir.log.Formats;
import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same traffic in every format: what a format carries must be counted alike. */
class FormatsTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Set<Counter> CONNECTIONS =
      Set.of(REQUESTS, SENT_BYTES, RECEIVED_BYTES, TLS_1_2, TLS_1_3, TLS_DEPRECATED);
  private static final Set<Counter> REQUEST =
      Set.of(
          REQUESTS,
          SENT_BYTES,
          RECEIVED_BYTES,
          TLS_1_2,
          TLS_1_3,
          TLS_DEPRECATED,
          PLAIN_HTTP,
          STATUS_2XX,
          STATUS_3XX,
          STATUS_4XX,
          STATUS_5XX,
          METHOD_GET,
          METHOD_POST);
  private static final Set<Counter> ORIGINS = Set.of(BALANCER_5XX, TARGET_4XX, TARGET_5XX);

  @ParameterizedTest
  @CsvSource({
    "ALB, JSON, app/shop/1",
    "ALB, W3C, app/shop/1",
    "NLB, USUAL, net/shop/1",
    "CLASSIC_ELB, USUAL, shop",
    "CLOUDFRONT, USUAL, EMLARXS9EXAMPLE",
    "CLOUDFRONT, JSON, EMLARXS9EXAMPLE",
    "AZURE_APPLICATION_GATEWAY, USUAL, group/shop",
    "AZURE_FRONT_DOOR, USUAL, group/shop",
    "GCP_LOAD_BALANCER, USUAL, project/shop"
  })
  void sameTraffic_isCountedAlike(String stored, Writing writing, String source)
      throws IOException {
    LogFormat format = Formats.named(stored);
    Window alb = window(LogFormat.ALB, Writing.USUAL, "app/shop/1");
    Window other = window(format, writing, source);
    boolean connections = format.equals(LogFormat.NLB);
    assertThat(counts(other, connections ? CONNECTIONS : REQUEST))
        .isEqualTo(counts(alb, connections ? CONNECTIONS : REQUEST));
    assertThat(top(other, Dimension.CLIENT)).isEqualTo(top(alb, Dimension.CLIENT));
    if (!connections) {
      assertThat(top(other, Dimension.PATH)).isEqualTo(top(alb, Dimension.PATH));
      assertThat(other.latencyMillis(0.5).orElseThrow())
          .isCloseTo(alb.latencyMillis(0.5).orElseThrow(), within(3.0));
    }
    if (!connections && !format.equals(LogFormat.CLOUDFRONT)) {
      assertThat(counts(other, ORIGINS)).isEqualTo(counts(alb, ORIGINS));
      assertThat(top(other, Dimension.TARGET).keySet()).hasSize(3);
    }
    assertThat(counts(alb, REQUEST)).doesNotContainValue(0L);
    assertThat(counts(alb, ORIGINS)).doesNotContainValue(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "ALB, JSON, app/shop/1",
    "AZURE_APPLICATION_GATEWAY, USUAL, group/shop",
    "GCP_LOAD_BALANCER, USUAL, project/shop"
  })
  void refusalsOfAFirewall_areToldApart(String stored, Writing writing, String source)
      throws IOException {
    assertThat(window(Formats.named(stored), writing, source).count(WAF_BLOCKED))
        .isPositive()
        .isEqualTo(window(LogFormat.ALB, Writing.USUAL, "app/shop/1").count(WAF_BLOCKED));
  }

  private static Window window(LogFormat format, Writing writing, String source)
      throws IOException {
    TrafficShape shape =
        new TrafficShape(7, source, format, START, 1, 3000, 2, 3, ZoneOffset.UTC, Set.of());
    List<Event> events =
        List.of(
            calm(Effects.failingBalancer(0.01)),
            calm(Effects.oldTls(0.02)),
            calm(Effects.blocked("203.0.113.4", 30)));
    Window whole = new Window();
    ObjectReader reader = new ObjectReader(new LogReader(ReadLimits.DEFAULT), TrafficShape.WIDTH);
    for (LogObject object : new TrafficGenerator(shape, events, writing).plainObjects(0)) {
      ObjectParts parts =
          reader.read(
              new ByteArrayInputStream(object.bytes().toByteArray()),
              new ObjectRef("logs", object.key(), "1"),
              new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE),
              START.plus(Duration.ofMinutes(10)));
      assertThat(parts.report().format()).contains(format);
      assertThat(parts.report().rejected()).isZero();
      for (WindowPart part : parts.parts()) {
        assertThat(part.key().source()).isEqualTo(source);
        whole.merge(part.window());
      }
    }
    return whole;
  }

  private static Event calm(Effect effect) {
    return Scenarios.calm(START, Duration.ofMinutes(5), effect);
  }

  private static Map<Counter, Long> counts(Window window, Set<Counter> counters) {
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    counters.forEach(counter -> counts.put(counter, window.count(counter)));
    return counts;
  }

  private static Map<String, Long> top(Window window, Dimension dimension) {
    Map<String, Long> top = new TreeMap<>();
    for (TopEntry entry : window.top(dimension)) {
      top.put(entry.value(), entry.count());
    }
    return top;
  }
}
