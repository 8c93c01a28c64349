package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowLawsTest {
  private static Window of(List<String> lines) {
    List<WindowPart> parts = WindowCodecTest.parts("a", String.join("\n", lines));
    return parts.isEmpty() ? new Window() : parts.get(0).window();
  }

  private static Window merged(Window... windows) {
    Window sum = new Window();
    for (Window window : windows) {
      sum.merge(window);
    }
    return sum;
  }

  private static byte[] bytes(Window window) {
    return WindowCodec.encode(window);
  }

  @Test
  void merge_laws() {
    for (int seed = 0; seed < 15; seed++) {
      Random random = new Random(seed);
      List<String> lines =
          Arrays.asList(Traffic.lines(random, 40 + random.nextInt(200)).split("\n", -1));
      int first = random.nextInt(lines.size());
      int second = first + random.nextInt(lines.size() - first);
      Window a = of(lines.subList(0, first));
      Window b = of(lines.subList(first, second));
      Window c = of(lines.subList(second, lines.size()));
      byte[] one = bytes(merged(a, b, c));
      assertThat(bytes(merged(c, b, a))).isEqualTo(one);
      assertThat(bytes(merged(a, merged(b, c)))).isEqualTo(one);
      assertThat(bytes(merged(merged(a, b), c))).isEqualTo(one);
      assertThat(bytes(merged(b, new Window()))).isEqualTo(bytes(merged(b)));
      assertThat(bytes(merged(new Window(), b))).isEqualTo(bytes(merged(b)));
    }
  }

  @Test
  void merge_ofPartsIsTheWhole() {
    Random random = new Random(77);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      // Few values, so that no top list drops any.
      lines.add(Traffic.lines(new Random(random.nextInt(30)), 1).strip());
    }
    Window whole = of(lines);
    Window split = merged(of(lines.subList(0, 123)), of(lines.subList(123, 400)));
    assertThat(bytes(split)).isEqualTo(bytes(whole));
  }

  @Test
  void merge_ofPartsThatDroppedValuesAgreesInAllButTheTopLists() {
    List<String> lines = Arrays.asList(Traffic.lines(new Random(5), 4000).split("\n", -1));
    Window whole = of(lines);
    Window split = merged(of(lines.subList(0, 1500)), of(lines.subList(1500, lines.size())));
    for (Counter counter : Counter.values()) {
      assertThat(split.count(counter)).as(counter.name()).isEqualTo(whole.count(counter));
    }
    for (Dimension dimension : Dimension.values()) {
      assertThat(split.distinct(dimension)).isEqualTo(whole.distinct(dimension));
      for (TopEntry entry : split.top(dimension)) {
        for (TopEntry other : whole.top(dimension)) {
          if (other.value().equals(entry.value())) {
            assertThat(entry.count()).isGreaterThanOrEqualTo(other.count() - other.error());
            assertThat(entry.count() - entry.error()).isLessThanOrEqualTo(other.count());
          }
        }
      }
    }
    assertThat(split.latencyMillis(0.95)).isEqualTo(whole.latencyMillis(0.95));
    assertThat(split.firstTime()).isEqualTo(whole.firstTime());
    assertThat(split.lastTime()).isEqualTo(whole.lastTime());
  }

  @Test
  void latencies_ofWindowsAreThoseOfTheMergedWindow() {
    List<String> lines = Arrays.asList(Traffic.lines(new Random(5), 900).split("\n", -1));
    Window one = of(lines.subList(0, 300));
    Window other = of(lines.subList(300, lines.size()));
    assertThat(Latencies.millis(List.of(one.latencies(), other.latencies()), 0.95))
        .isPresent()
        .isEqualTo(merged(one, other).latencyMillis(0.95));
    assertThat(Latencies.millis(List.of(), 0.95)).isEmpty();
  }
}
