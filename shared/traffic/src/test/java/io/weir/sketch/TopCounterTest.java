package io.weir.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Hash64;
import io.weir.sketch.Streams.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopCounterTest {
  private static final int CAPACITY = 64;

  private static TopCounter of(int capacity, String... values) {
    TopCounter counter = new TopCounter(capacity);
    for (String value : values) {
      byte[] bytes = value.getBytes(UTF_8);
      counter.add(Hash64.of(bytes, 0, bytes.length), bytes, 0, bytes.length, 1);
    }
    return counter;
  }

  private static TopCounter merged(TopCounter... counters) {
    TopCounter sum = new TopCounter(CAPACITY);
    for (TopCounter counter : counters) {
      sum.merge(counter);
    }
    return sum;
  }

  private static List<String> shown(TopCounter counter) {
    return counter.entries().stream()
        .map(entry -> new String(entry.value(), UTF_8) + ' ' + entry.count() + ' ' + entry.error())
        .collect(Collectors.toList());
  }

  private static void assertBounds(TopCounter counter, String... stream) {
    Map<String, Long> exact = new HashMap<>();
    for (String value : stream) {
      exact.merge(value, 1L, Long::sum);
    }
    for (TopCounter.Entry entry : counter.entries()) {
      long count = exact.remove(new String(entry.value(), UTF_8));
      assertThat(count).isBetween(entry.count() - entry.error(), entry.count());
    }
    for (long missing : exact.values()) {
      assertThat(missing).isLessThanOrEqualTo(counter.floor());
    }
  }

  @ParameterizedTest
  @EnumSource
  void counts_areBoundedOnBothSides(Kind kind) {
    for (int seed = 0; seed < 20; seed++) {
      String[] stream = Streams.of(kind, 20_000, new Random(seed));
      TopCounter counter = of(CAPACITY, stream);
      assertBounds(counter, stream);
      assertThat(counter.floor()).isLessThanOrEqualTo(2L * stream.length / CAPACITY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void counts_staySoAfterCompactingAndMerging(Kind kind) {
    for (int seed = 0; seed < 20; seed++) {
      String[] stream = Streams.of(kind, 8_000, new Random(seed));
      TopCounter[] parts = new TopCounter[4];
      for (int i = 0; i < 4; i++) {
        parts[i] = of(CAPACITY, Arrays.copyOfRange(stream, i * 2000, (i + 1) * 2000));
        parts[i].compact(20, 400);
        assertThat(parts[i].entries().size()).isLessThanOrEqualTo(20);
      }
      assertBounds(merged(parts), stream);
      assertBounds(merged(merged(parts[3], parts[1]), merged(parts[0], parts[2])), stream);
    }
  }

  @Test
  void fewValues_areExactAndMergeToTheWhole() {
    Random random = new Random(9);
    String[] stream = new String[3000];
    for (int i = 0; i < stream.length; i++) {
      stream[i] = "v" + (int) Math.abs(random.nextGaussian() * 15);
    }
    TopCounter whole = of(CAPACITY, stream);
    TopCounter a = of(CAPACITY, Arrays.copyOfRange(stream, 0, 700));
    TopCounter b = of(CAPACITY, Arrays.copyOfRange(stream, 700, 3000));
    assertThat(whole.floor()).isZero();
    assertThat(shown(merged(a, b))).isEqualTo(shown(whole)).isEqualTo(shown(merged(b, a)));
    assertThat(whole.entries()).allMatch(entry -> entry.error() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void merge_laws(Kind kind) {
    for (int seed = 0; seed < 20; seed++) {
      String[] stream = Streams.of(kind, 6_000, new Random(seed));
      TopCounter a = of(CAPACITY, Arrays.copyOfRange(stream, 0, 1000));
      TopCounter b = of(CAPACITY, Arrays.copyOfRange(stream, 1000, 3000));
      TopCounter c = of(CAPACITY, Arrays.copyOfRange(stream, 3000, 6000));
      assertThat(shown(merged(a, b, c)))
          .isEqualTo(shown(merged(c, b, a)))
          .isEqualTo(shown(merged(a, merged(b, c))))
          .isEqualTo(shown(merged(merged(a, b), c)));
      assertThat(shown(merged(a, new TopCounter(CAPACITY)))).isEqualTo(shown(a));
    }
  }

  @Test
  void heavyValue_isFoundWhereverItStands() {
    for (int at = 0; at < 3; at++) {
      String[] stream = Streams.of(Kind.DISTINCT, 30_000, new Random(at));
      Arrays.fill(stream, at * 13_000, at * 13_000 + 2000, "heavy");
      TopCounter.Entry first = of(CAPACITY, stream).entries().get(0);
      assertThat(new String(first.value(), UTF_8)).isEqualTo("heavy");
    }
  }

  @Test
  void values_areCutAtTheirLimit() {
    TopCounter counter = of(4, "x".repeat(1000));
    assertThat(counter.entries().get(0).value()).hasSize(TopCounter.MAX_VALUE_BYTES);
  }
}
