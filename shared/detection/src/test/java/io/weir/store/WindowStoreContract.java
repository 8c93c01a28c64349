package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.log.LogFormat;
import io.weir.window.Counter;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WindowStore} must do. */
public abstract class WindowStoreContract {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration WIDTH = WindowKey.DEFAULT_WIDTH;

  /** Returns an empty store. */
  protected abstract WindowStore newStore();

  @Test
  void part_isReadBack() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3));
    store.putPart(part(key("a", 0), "two", 4));
    store.putPart(part(key("a", 1), "one", 5));
    assertThat(requests(store.parts(key("a", 0)))).isEqualTo(7);
    assertThat(store.parts(key("a", 0))).extracting(WindowPart::object).hasSize(2);
    assertThat(store.parts(key("b", 0))).isEmpty();
  }

  @Test
  void part_putAgainReplaces() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3));
    store.putPart(part(key("a", 0), "one", 8));
    assertThat(requests(store.parts(key("a", 0)))).isEqualTo(8);
  }

  @Test
  void part_ofAnotherWidthIsAnotherWindow() {
    WindowStore store = newStore();
    store.putPart(part(key("a", 0), "one", 3));
    WindowKey hour = new WindowKey("a", START, Duration.ofHours(1));
    assertThat(store.parts(hour)).isEmpty();
  }

  @Test
  void dirty_comesEarliestFirstUpToTheLimit() {
    WindowStore store = newStore();
    store.markDirty(key("a", 2));
    store.markDirty(key("b", 0));
    store.markDirty(key("a", 1));
    assertThat(store.dirtyWindows(2))
        .extracting(DirtyWindow::key)
        .containsExactly(key("b", 0), key("a", 1));
    assertThat(store.dirtyWindows(10)).hasSize(3);
  }

  @Test
  void clear_takesTheMarkAway() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0));
    store.clearDirty(store.dirtyWindows(1).get(0));
    assertThat(store.dirtyWindows(10)).isEmpty();
  }

  @Test
  void clear_leavesANewerMark() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0));
    DirtyWindow read = store.dirtyWindows(1).get(0);
    store.markDirty(key("a", 0));
    store.clearDirty(read);
    assertThat(store.dirtyWindows(10)).extracting(DirtyWindow::key).containsExactly(key("a", 0));
  }

  @Test
  void clear_withAnOldMarkLeavesOneMadeAfterAnotherClear() {
    WindowStore store = newStore();
    store.markDirty(key("a", 0));
    DirtyWindow old = store.dirtyWindows(1).get(0);
    store.clearDirty(old);
    store.markDirty(key("a", 0));
    store.clearDirty(old);
    assertThat(store.dirtyWindows(10)).hasSize(1);
  }

  @Test
  void arrival_keepsTheLatestOfEach() {
    WindowStore store = newStore();
    store.noteArrival(new SourceArrival(LogFormat.ALB, key("a", 5), START.plusSeconds(10)));
    store.noteArrival(new SourceArrival(LogFormat.ALB, key("a", 2), START.plusSeconds(20)));
    store.noteArrival(new SourceArrival(LogFormat.CLOUDFRONT, key("b", 1), START));
    assertThat(store.sources())
        .containsExactlyInAnyOrder(
            new SourceArrival(LogFormat.ALB, key("a", 5), START.plusSeconds(20)),
            new SourceArrival(LogFormat.CLOUDFRONT, key("b", 1), START));
  }

  @Test
  void summary_isReadBackInOrderAndRange() {
    WindowStore store = newStore();
    store.putSummary(summary(key("a", 2), 2, false));
    store.putSummary(summary(key("a", 0), 0, true));
    store.putSummary(summary(key("a", 1), 1, false));
    store.putSummary(summary(key("b", 1), 9, false));
    assertThat(store.summaries("a", START, START.plus(WIDTH.multipliedBy(2))))
        .containsExactly(summary(key("a", 0), 0, true), summary(key("a", 1), 1, false));
    assertThat(store.summaries("a", START.plusSeconds(1), START.plusSeconds(900))).hasSize(2);
    assertThat(store.summaries("a", START, START)).isEmpty();
  }

  @Test
  void summary_putAgainReplaces() {
    WindowStore store = newStore();
    store.putSummary(summary(key("a", 0), 1, false));
    store.putSummary(summary(key("a", 0), 2, true));
    assertThat(store.summaries("a", START, START.plus(WIDTH)))
        .containsExactly(summary(key("a", 0), 2, true));
  }

  private static WindowKey key(String source, int index) {
    return new WindowKey(source, START.plus(WIDTH.multipliedBy(index)), WIDTH);
  }

  private static WindowPart part(WindowKey key, String object, long requests) {
    Window window = new Window();
    window.increment(Counter.REQUESTS, requests);
    return new WindowPart(key, new ObjectRef("logs", object, "1"), window);
  }

  private static long requests(List<WindowPart> parts) {
    return parts.stream().mapToLong(part -> part.window().count(Counter.REQUESTS)).sum();
  }

  private static WindowSummary summary(WindowKey key, int content, boolean anomalous) {
    return new WindowSummary(key, Blob.of(new byte[] {1, (byte) content}), anomalous);
  }
}
