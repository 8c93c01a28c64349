package io.weir.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.store.outbound.BlockStore.Deed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of blocks does. */
public abstract class BlockStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Block BLOCK =
      new Block("203.0.113.7/32", "one", "app/shop/1", NOW, NOW.plusSeconds(3600));

  /** Returns an empty store whose clock stands at or before the time of the blocks here. */
  protected abstract BlockStore empty();

  @Test
  void put_replacesTheBlockOfItsIncidentAndRangeOnly() {
    BlockStore store = empty();
    Block other = new Block("203.0.113.7/32", "two", "app/shop/1", NOW, NOW.plusSeconds(60));
    Block six = new Block("2001:db8:0:0:0:0:0:0/64", "one", "app/shop/1", NOW, NOW.plusSeconds(9));
    store.put(BLOCK);
    store.put(other);
    store.put(six);
    store.put(BLOCK.until(NOW.plusSeconds(7200)));
    assertThat(store.blocks(NOW))
        .containsExactlyInAnyOrder(BLOCK.until(NOW.plusSeconds(7200)), other, six);
  }

  @Test
  void blocks_areThoseThatEndAfter() {
    BlockStore store = empty();
    store.put(BLOCK);
    assertThat(store.blocks(BLOCK.until())).isEmpty();
    assertThat(store.blocks(BLOCK.until().minusSeconds(1))).containsExactly(BLOCK);
  }

  @Test
  void release_isOfTheIncidentAlone() {
    BlockStore store = empty();
    store.release("one");
    assertThat(store.isReleased("one")).isTrue();
    assertThat(store.isReleased("two")).isFalse();
  }

  @Test
  void approval_isOfTheIncidentAlone() {
    BlockStore store = empty();
    store.approve("one");
    assertThat(store.isApproved("one")).isTrue();
    assertThat(store.isApproved("two")).isFalse();
    assertThat(store.isReleased("one")).isFalse();
  }

  @Test
  void note_countsOnce() {
    BlockStore store = empty();
    Deed blocked = new Deed("one", BLOCK.range(), Deed.Kind.BLOCKED, NOW, "");
    Deed released = new Deed("one", BLOCK.range(), Deed.Kind.RELEASED, NOW.plusSeconds(60), "");
    assertThat(store.note(released)).isTrue();
    assertThat(store.note(blocked)).isTrue();
    assertThat(store.note(blocked)).isFalse();
    assertThat(store.note(new Deed("two", BLOCK.range(), Deed.Kind.BLOCKED, NOW, ""))).isTrue();
    assertThat(store.deeds("one")).containsExactly(blocked, released);
  }
}
