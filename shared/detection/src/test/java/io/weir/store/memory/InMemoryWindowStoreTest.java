package io.weir.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.store.WindowStore;
import io.weir.store.WindowStoreContract;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryWindowStoreTest extends WindowStoreContract {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  protected WindowStore newStore() {
    return new InMemoryWindowStore();
  }

  @Test
  void partsOfDone_areThoseThatAreNeitherMarkedNorAwaited() {
    InMemoryWindowStore store = new InMemoryWindowStore();
    WindowKey done = put(store, 0);
    WindowKey marked = put(store, 1);
    WindowKey awaited = put(store, 2);
    store.markDirty(marked, false, 1);

    store.forgetPartsOfDone(awaited::equals);

    assertThat(store.readParts(done, 0).all()).isEmpty();
    assertThat(store.allParts()).extracting(WindowPart::key).isEqualTo(List.of(marked, awaited));
  }

  private static WindowKey put(InMemoryWindowStore store, int window) {
    Instant start = START.plus(WindowKey.DEFAULT_WIDTH.multipliedBy(window));
    WindowKey key = WindowKey.of("shop", start, WindowKey.DEFAULT_WIDTH);
    store.putPart(new WindowPart(key, new ObjectRef("logs", "a", ""), new Window()), start);
    return key;
  }
}
