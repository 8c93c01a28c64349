package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.bytes.Blob;
import io.weir.log.LogFormat;
import io.weir.store.WindowStore;
import io.weir.store.WindowStoreContract;
import io.weir.store.WindowSummary;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DynamoWindowStoreTest extends WindowStoreContract {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);

  @Override
  protected WindowStore newStore() {
    return store(TestServers.newTable("WindowsTable"), Clock.systemUTC());
  }

  @Test
  void summaries_areReadOverSeveralPages() {
    WindowStore store = newStore();
    byte[] large = new byte[200_000];
    for (int i = 0; i < 12; i++) {
      large[0] = (byte) i;
      store.putSummary(new WindowSummary(key("a", i), Blob.of(large), false));
    }
    assertThat(store.summaries("a", START, START.plusSeconds(3600)))
        .extracting(summary -> summary.content().toByteArray()[0])
        .containsExactly(range(12));
  }

  @Test
  void summary_aboveTheLimitOfAnItemIsRefusedWithItsName() {
    WindowStore store = newStore();
    WindowSummary summary =
        new WindowSummary(key("app/web/1", 0), Blob.of(new byte[410_000]), false);
    assertThatThrownBy(() -> store.putSummary(summary))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("app/web/1")
        .hasMessageContaining("409600");
  }

  @Test
  void expired_isNotReadThoughItIsStillThere() {
    String table = TestServers.newTable("WindowsTable");
    // Removal takes days in the service. Here the reader is ahead of time instead.
    WindowStore writer = store(table, Clock.systemUTC());
    WindowStore reader = store(table, Clock.offset(Clock.systemUTC(), RETENTION.plusDays(1)));
    writer.putSummary(new WindowSummary(key("a", 0), Blob.of(new byte[] {1}), false));
    writer.noteArrival(new SourceArrival(LogFormat.ALB, key("a", 0), START), START);
    assertThat(writer.summaries("a", START, START.plusSeconds(300))).hasSize(1);
    assertThat(reader.summaries("a", START, START.plusSeconds(300))).isEmpty();
    assertThat(writer.sources()).hasSize(1);
    assertThat(reader.sources()).isEmpty();
  }

  @Test
  void dirty_neverExpires() {
    String table = TestServers.newTable("WindowsTable");
    store(table, Clock.systemUTC()).markDirty(key("a", 0), false, 1);
    Clock farAhead = Clock.fixed(Instant.parse("2099-01-01T00:00:00Z"), ZoneOffset.UTC);
    assertThat(store(table, farAhead).dirtyWindows("a")).hasSize(1);
  }

  private static WindowStore store(String table, Clock clock) {
    return new DynamoWindowStore(TestServers.DYNAMO, table, RETENTION, RETENTION, clock);
  }

  private static WindowKey key(String source, int index) {
    return new WindowKey(source, START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private static Byte[] range(int end) {
    Byte[] range = new Byte[end];
    for (int i = 0; i < end; i++) {
      range[i] = (byte) i;
    }
    return range;
  }
}
