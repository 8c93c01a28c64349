package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.store.work.DirtyWindow;
import io.weir.store.work.SourceArrival;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestFunctionTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant DELIVERED = START.plusSeconds(310);

  @TempDir Path logs;

  @ParameterizedTest
  @EnumSource
  void object_isCountedInEveryShapeOfDelivery(DeliveryShape shape) throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {})) {
      // S3 encodes such a key in its own events, and EventBridge does not.
      String key = "team a+b/" + AlbLines.key(START.plusSeconds(300), "x1");
      cloud.putObject(key, AlbLines.object(requests(START, 40)), DELIVERED);
      assertThat(cloud.deliver(List.of(key), shape)).isEmpty();
      assertThat(requests(cloud, START)).isEqualTo(40);
      assertThat(cloud.windows().dirtyWindows(AlbLines.SOURCE))
          .extracting(DirtyWindow::key)
          .hasSize(1);
      assertThat(cloud.windows().sources())
          .extracting(SourceArrival::arrived)
          .containsExactly(DELIVERED);
      assertThat(cloud.log("IngestFunction")).contains("\"accepted\":40").doesNotContain("Mozilla");
    }
  }

  @Test
  void runtimeClient_runsTheDeployableJar() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeTrue(Mode.best() == Mode.RUNTIME_CLIENT);
    try (LocalCloud cloud = LocalCloud.start(Mode.RUNTIME_CLIENT, logs, line -> {})) {
      String key = AlbLines.key(START.plusSeconds(300), "x1");
      cloud.putObject(key, AlbLines.object(requests(START, 40)), DELIVERED);
      assertThat(cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_EVENT_BRIDGE)).isEmpty();
      assertThat(requests(cloud, START)).isEqualTo(40);
    }
  }

  private static List<String> requests(Instant from, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(AlbLines.line(from.plusSeconds(i), "203.0.113." + (i % 7), 200, "/item/" + i));
    }
    return lines;
  }

  private static long requests(LocalCloud cloud, Instant start) {
    Window window = new Window();
    WindowKey key = WindowKey.of(AlbLines.SOURCE, start, WindowKey.DEFAULT_WIDTH);
    for (WindowPart part : cloud.windows().parts(key)) {
      window.merge(part.window());
    }
    return window.count(Counter.REQUESTS);
  }
}
