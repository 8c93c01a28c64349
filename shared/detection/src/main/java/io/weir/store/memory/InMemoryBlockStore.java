package io.weir.store.memory;

import io.weir.store.outbound.Block;
import io.weir.store.outbound.BlockStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Blocks in memory. */
public final class InMemoryBlockStore implements BlockStore {
  private final Map<String, Block> blocks = new TreeMap<>();
  private final Set<String> released = new TreeSet<>();
  private final Set<String> approved = new TreeSet<>();
  private final Map<String, Deed> deeds = new TreeMap<>();

  @Override
  public synchronized void put(Block block) {
    blocks.put(block.range() + " " + block.incident(), block);
  }

  @Override
  public synchronized List<Block> blocks(Instant endedAfter) {
    return blocks.values().stream().filter(block -> block.until().isAfter(endedAfter)).toList();
  }

  @Override
  public synchronized void release(String incident) {
    released.add(incident);
  }

  @Override
  public synchronized boolean isReleased(String incident) {
    return released.contains(incident);
  }

  @Override
  public synchronized void approve(String incident) {
    approved.add(incident);
  }

  @Override
  public synchronized boolean isApproved(String incident) {
    return approved.contains(incident);
  }

  @Override
  public synchronized boolean note(Deed deed) {
    return deeds.putIfAbsent(deed.incident() + " " + deed.id(), deed) == null;
  }

  @Override
  public synchronized List<Deed> deeds(String incident) {
    return deeds.values().stream().filter(deed -> deed.incident().equals(incident)).toList();
  }
}
