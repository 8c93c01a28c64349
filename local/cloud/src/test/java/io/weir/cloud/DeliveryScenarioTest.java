package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.window.Counter;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryScenarioTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir Path logs;

  @Test
  void s8_objectsTwiceOutOfOrderADayLateEmptyAndCut_areCountedExactly() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {})) {
      String first = put(cloud, 0, AlbLines.object(lines(0, 40)));
      String second = put(cloud, 1, AlbLines.object(lines(1, 50)));
      String third = put(cloud, 2, AlbLines.object(lines(2, 60)));
      String empty = put(cloud, 3, new byte[0]);
      byte[] whole = AlbLines.object(lines(4, 500));
      String cut = put(cloud, 4, Arrays.copyOf(whole, whole.length - 100));
      assertThat(deliver(cloud, third, second, third, empty, cut, second)).containsExactly(cut);
      cloud.score(START.plus(Duration.ofHours(1)));
      // What is not taken goes back to the queue, and from there to the dead letters.
      assertThat(deliver(cloud, cut)).containsExactly(cut);
      assertThat(requests(cloud)).containsExactly(0L, 50L, 60L, 0L, 0L);

      assertThat(deliver(cloud, first, first)).isEmpty();
      cloud.score(START.plus(Duration.ofHours(25)));
      assertThat(requests(cloud)).containsExactly(40L, 50L, 60L, 0L, 0L);
    }
  }

  private static Iterable<String> deliver(LocalCloud cloud, String... keys) throws IOException {
    return cloud.deliver(List.of(keys), DeliveryShape.QUEUE_OF_S3);
  }

  private static String put(LocalCloud cloud, int window, byte[] bytes) {
    String key = AlbLines.key(start(window + 1), "n" + window);
    cloud.putObject(key, bytes, start(window + 1).plusSeconds(10));
    return key;
  }

  private static List<Long> requests(LocalCloud cloud) throws IOException {
    List<Long> requests = new ArrayList<>();
    for (int window = 0; window < 5; window++) {
      WindowKey key = WindowKey.of(AlbLines.SOURCE, start(window), WindowKey.DEFAULT_WIDTH);
      requests.add(
          cloud.windows().parts(key).stream()
              .map(WindowPart::window)
              .mapToLong(part -> part.count(Counter.REQUESTS))
              .sum());
    }
    return requests;
  }

  private static List<String> lines(int window, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = start(window).plusMillis(i * 100L);
      lines.add(AlbLines.line(time, "203.0.113." + i % 250, 200, "/item/" + i));
    }
    return lines;
  }

  private static Instant start(int window) {
    return START.plusSeconds(300L * window);
  }
}
