package io.weir.sketch;

import io.weir.log.Hash64;
import io.weir.log.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the heaviest values of a stream and bounds their weights from both sides.
 *
 * <p>Every value has a count and an error: its true weight lies in {@code [count - error, count]}.
 * A value that is not kept has the {@link #floor()} as both. While no more values than the capacity
 * were added the floor is 0 and all counts are exact. When the table is full the lighter half is
 * dropped and the floor rises to the heaviest of them; it stays at most {@code 2 / capacity} of the
 * total weight.
 *
 * <p>Merging adds the counts and errors value by value, and the floors. It keeps every value of
 * both sides, so it is exact in any order and grouping; {@link #compact} makes the result small
 * again. After Misra and Gries, "Finding repeated elements", 1982, in the form of Anderson and
 * others, "A high-performance algorithm for identifying frequent items in data streams", 2017; the
 * bound holds for merged summaries after Agarwal and others, "Mergeable summaries", 2012.
 */
public final class TopCounter {
  /** How many bytes of a value are kept; longer ones with the same beginning are one value. */
  public static final int MAX_VALUE_BYTES = Slice.KEPT_BYTES;

  private static final int MAX_MERGED = 1 << 14;

  /** Room behind a value for a longer one in the same array. */
  private static final int SPARE_BYTES = 8;

  /** Free slots, to be copied: quicker than a loop that is not compiled yet. */
  private static final char[] FREE = new char[2048];

  /** A kept value. */
  public static final class Entry {
    private final byte[] value;
    private final long count;
    private final long error;

    Entry(byte[] value, long count, long error) {
      this.value = value;
      this.count = count;
      this.error = error;
    }

    /** Returns the bytes of the value; not to be changed. */
    public byte[] value() {
      return value;
    }

    public long count() {
      return count;
    }

    public long error() {
      return error;
    }
  }

  private static final Comparator<Entry> HEAVIEST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(Entry one, Entry other) {
          int byCount = Long.compare(other.count, one.count);
          return byCount != 0 ? byCount : Arrays.compareUnsigned(one.value, other.value);
        }
      };

  private final int capacity;

  /** For each hash, from its slot on, where its value stands, counted from 1; 0 is a free slot. */
  private char[] index = {};

  private long[] hashes = {};
  private long[] counts = {};
  private long[] errors = {};

  /** Where counts change places while one is selected. */
  private long[] work = {};

  /**
   * The bytes of each value, at least as many as its length; behind the last, arrays to use again.
   */
  private byte[][] values = {};

  private char[] lengths = {};
  private int size;
  private long floor;

  /** Creates an empty counter that keeps at most so many values while it is added to. */
  public TopCounter(int capacity) {
    if (capacity < 2 || capacity > MAX_MERGED) {
      throw new IllegalArgumentException("capacity must be 2 to " + MAX_MERGED + ": " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Adds weight to a value.
   *
   * @param hash its hash, by {@link Hash64}, over at most {@link #MAX_VALUE_BYTES} bytes
   * @param weight 1 or more
   * @return whether the value was kept already, so that it has been added before
   */
  public boolean add(long hash, byte[] bytes, int offset, int length, long weight) {
    int at = find(hash);
    if (at >= 0) {
      counts[at] += weight;
      return true;
    }
    if (size >= capacity) {
      dropLighterHalf();
    }
    insert(hash, bytes, offset, Math.min(length, MAX_VALUE_BYTES), floor + weight, floor);
    return false;
  }

  /** Adds all of another counter. */
  public void merge(TopCounter other) {
    long floorBefore = floor;
    for (int i = 0; i < size; i++) {
      counts[i] += other.floor;
      errors[i] += other.floor;
    }
    for (int i = 0; i < other.size; i++) {
      int at = find(other.hashes[i]);
      if (at >= 0) {
        counts[at] += other.counts[i] - other.floor;
        errors[at] += other.errors[i] - other.floor;
      } else {
        insert(
            other.hashes[i],
            other.values[i],
            0,
            other.lengths[i],
            other.counts[i] + floorBefore,
            other.errors[i] + floorBefore);
      }
    }
    floor = floorBefore + other.floor;
    if (size > MAX_MERGED) {
      compact(MAX_MERGED / 2, Integer.MAX_VALUE);
    }
  }

  /** Returns the most that a value which is not kept can weigh. */
  public long floor() {
    return floor;
  }

  /** Returns the kept values, heaviest first, equal ones by their bytes. */
  public List<Entry> entries() {
    return heaviest(size);
  }

  /** Returns so many of the heaviest values, and what is as heavy as the last of them. */
  private List<Entry> heaviest(int number) {
    long least = number < size ? countAt(size - number) : Long.MIN_VALUE;
    List<Entry> entries = new ArrayList<>(Math.min(number, size));
    for (int i = 0; i < size; i++) {
      if (counts[i] >= least) {
        entries.add(new Entry(Arrays.copyOf(values[i], lengths[i]), counts[i], errors[i]));
      }
    }
    entries.sort(HEAVIEST_FIRST);
    return entries;
  }

  /** Keeps the heaviest values only: at most so many, of at most so many bytes together. */
  public void compact(int maxEntries, int maxBytes) {
    if (size <= maxEntries && valueBytes() <= maxBytes) {
      return;
    }
    List<Entry> entries = heaviest(maxEntries + 1);
    int kept = 0;
    long bytes = 0;
    while (kept < entries.size() && kept < maxEntries) {
      bytes += entries.get(kept).value().length;
      if (bytes > maxBytes) {
        break;
      }
      kept++;
    }
    if (kept < entries.size()) {
      floor = Math.max(floor, entries.get(kept).count());
      size = 0;
      resize(kept);
      for (Entry entry : entries.subList(0, kept)) {
        byte[] value = entry.value();
        long hash = Hash64.of(value, 0, value.length);
        insert(hash, value, 0, value.length, entry.count(), entry.error());
      }
    }
  }

  private long valueBytes() {
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      bytes += lengths[i];
    }
    return bytes;
  }

  /** Puts back a value that {@link #entries} had. */
  public void restore(byte[] value, long count, long error) {
    long hash = Hash64.of(value, 0, value.length);
    if (count < error || error < 0 || find(hash) >= 0 || size >= MAX_MERGED) {
      throw new IllegalArgumentException("no entry of a top counter: " + count + ", " + error);
    }
    insert(hash, value, 0, value.length, count, error);
  }

  /** Puts back what {@link #floor} returned. */
  public void restoreFloor(long newFloor) {
    floor = newFloor;
  }

  private void dropLighterHalf() {
    floor = Math.max(floor, middleCount());
    int kept = 0;
    for (int i = 0; i < size; i++) {
      kept += keep(i, kept);
    }
    size = kept;
    reindex();
  }

  /**
   * Moves the value to the place if it is heavy enough, and returns how many were moved. What is
   * called for each value is compiled within the first objects; the loop around it is not.
   */
  private int keep(int from, int to) {
    hashes[to] = hashes[from];
    counts[to] = counts[from];
    errors[to] = errors[from];
    lengths[to] = lengths[from];
    byte[] value = values[from];
    values[from] = values[to];
    values[to] = value;
    return counts[from] > floor ? 1 : 0;
  }

  /** Most often more than half came in once since the last time, which is quickly seen. */
  private long middleCount() {
    int fresh = 0;
    for (int i = 0; i < size; i++) {
      fresh += counts[i] <= floor + 1 ? 1 : 0;
    }
    return 2 * fresh > size ? floor + 1 : countAt(size / 2);
  }

  /** Returns the count that would stand at the place if they were sorted, the smallest first. */
  private long countAt(int place) {
    System.arraycopy(counts, 0, work, 0, size);
    return Selection.smallest(place, work, size);
  }

  private int find(long hash) {
    char[] table = index;
    if (table.length == 0) {
      return -1;
    }
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    int at = table[slot] - 1;
    while (at >= 0 && hashes[at] != hash) {
      slot = (slot + 1) & mask;
      at = table[slot] - 1;
    }
    return at;
  }

  private void insert(long hash, byte[] bytes, int offset, int length, long count, long error) {
    if (size >= hashes.length) {
      resize(Math.max(8, 2 * size));
    }
    byte[] value = values[size];
    if (value == null || value.length < length) {
      value = new byte[length + SPARE_BYTES];
      values[size] = value;
    }
    System.arraycopy(bytes, offset, value, 0, length);
    lengths[size] = (char) length;
    hashes[size] = hash;
    counts[size] = count;
    errors[size] = error;
    size++;
    point(hash, size);
  }

  private void point(long hash, int position) {
    int mask = index.length - 1;
    int slot = (int) hash & mask;
    while (index[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    index[slot] = (char) position;
  }

  /** Makes room for so many values; the index is at most half full. */
  private void resize(int room) {
    hashes = Arrays.copyOf(hashes, room);
    counts = Arrays.copyOf(counts, room);
    errors = Arrays.copyOf(errors, room);
    work = new long[room];
    values = Arrays.copyOf(values, room);
    lengths = Arrays.copyOf(lengths, room);
    index = new char[Integer.highestOneBit(Math.max(8, 2 * room - 1)) * 2];
    reindex();
  }

  private void reindex() {
    for (int i = 0; i < index.length; i += FREE.length) {
      System.arraycopy(FREE, 0, index, i, Math.min(FREE.length, index.length - i));
    }
    for (int i = 0; i < size; i++) {
      point(hashes[i], i + 1);
    }
  }
}
