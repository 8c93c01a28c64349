package io.weir.window.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.sketch.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The counts of the segments of one kind, bounded. There is room for the busiest and, apart from
 * those, for the ones with most failures; what has no room is counted with its parent, {@code /a/b}
 * with {@code /a/*}, so that nothing is lost. While there is room for all, merging is exact in any
 * order; afterwards the sums are. Not thread-safe.
 */
final class SegmentTable {
  private static final int COUNTS = SegmentCount.values().length;
  private static final int DENIED = SegmentCount.DENIED.ordinal();
  private static final int TIMED = SegmentCount.LATENCY_REQUESTS.ordinal();
  private static final int LOG = SegmentCount.LATENCY_LOG.ordinal();
  private static final int MAX_MERGED = 1 << 12;
  private static final int MAX_NAME = 128;

  /** How many bits of a hash stand behind a weight; heavier ones than the most count as equal. */
  private static final int HASH_BITS = 40;

  private static final long MAX_WEIGHT = (1L << (Long.SIZE - 1 - HASH_BITS)) - 1;

  private final SegmentKind kind;
  private char[] index = {};
  private long[] hashes = {};
  private byte[][] names = {};
  private long[] counts = {};
  private int size;

  SegmentTable(SegmentKind kind) {
    this.kind = kind;
  }

  /** Returns the place of the segment, which is made if need be; valid until the next call. */
  int place(long hash, byte[] name, int offset, int length) {
    int at = find(hash);
    if (at >= 0) {
      return at;
    }
    if (size >= kind.capacity()) {
      makeRoom(kind.capacity() / 4);
    }
    return insert(hash, Arrays.copyOfRange(name, offset, offset + Math.min(length, MAX_NAME)));
  }

  /** Returns the place of the segment; negative if it is not there. */
  int find(long hash) {
    if (size == 0) {
      return -1;
    }
    int mask = index.length - 1;
    int slot = (int) hash & mask;
    int at = index[slot] - 1;
    while (at >= 0 && hashes[at] != hash) {
      slot = (slot + 1) & mask;
      at = index[slot] - 1;
    }
    return at;
  }

  /**
   * Counts a request.
   *
   * @param outcome the count of its answer; 0 for none
   * @param latencyLog the logarithm of its latency; negative without one
   */
  void count(int place, int outcome, boolean denied, long latencyLog) {
    int at = place * COUNTS;
    counts[at]++;
    if (outcome != 0) {
      counts[at + outcome]++;
    }
    if (denied) {
      counts[at + DENIED]++;
    }
    if (latencyLog >= 0) {
      counts[at + TIMED]++;
      counts[at + LOG] += latencyLog;
    }
  }

  void merge(SegmentTable other) {
    for (int i = 0; i < other.size; i++) {
      add(other.hashes[i], other.names[i], other.counts, i * COUNTS);
    }
    if (size > MAX_MERGED) {
      makeRoom(MAX_MERGED / 4);
    }
  }

  /** Makes the table as small as it is stored. */
  void compact() {
    keep(kind.keptByRequests(), kind.keptByFailures(), kind.keptBytes());
  }

  /** Returns the segments, most requests first, equal ones by name. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      segments.add(Segment.of(kind, new String(names[i], UTF_8), counts, i * COUNTS));
    }
    segments.sort(
        Comparator.comparingLong(Segment::requests).reversed().thenComparing(Segment::name));
    return segments;
  }

  void write(BytesOut out) {
    int[] order = byRequests();
    out.writeNumber(size);
    out.writeNumber(COUNTS);
    for (int i : order) {
      out.writeBytes(names[i]);
      for (int j = 0; j < COUNTS; j++) {
        out.writeNumber(counts[i * COUNTS + j]);
      }
    }
  }

  void read(BytesIn in) {
    int segments = in.readCount(MAX_MERGED);
    int stored = in.readCount(64);
    for (int i = 0; i < segments; i++) {
      byte[] name = in.readBytes();
      long[] read = new long[Math.max(stored, COUNTS)];
      for (int j = 0; j < stored; j++) {
        read[j] = in.readNumber();
      }
      add(Hash64.of(name, 0, name.length), name, read, 0);
    }
  }

  private void add(long hash, byte[] name, long[] more, int from) {
    int at = find(hash);
    at = at >= 0 ? at : insert(hash, name);
    for (int j = 0; j < COUNTS; j++) {
      counts[at * COUNTS + j] += more[from + j];
    }
  }

  /**
   * Keeps so many of the busiest and so many of those that fail most, and counts the others with
   * their parents. A table that is full is asked for room again and again, so nothing is sorted,
   * and what is kept moves up in the same arrays.
   */
  private void makeRoom(int number) {
    long[] keys = new long[size];
    int failing = 0;
    for (int i = 0; i < size; i++) {
      long failures = failures(i);
      if (failures > 0) {
        keys[failing++] = key(failures, i);
      }
    }
    long worst = largest(number, keys, failing);
    for (int i = 0; i < size; i++) {
      keys[i] = key(counts[i * COUNTS], i);
    }
    long busiest = largest(number, keys, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long failures = failures(i);
      boolean fails = failures > 0 && key(failures, i) >= worst;
      if (fails || key(counts[i * COUNTS], i) >= busiest) {
        swap(i, kept++);
      }
    }
    countWithParents(kept);
  }

  /** Returns the number that so many are as large as; 0 if there are not more. */
  private static long largest(int number, long[] keys, int length) {
    return length <= number ? 0 : Selection.smallest(length - number, keys, length);
  }

  private void swap(int i, int j) {
    if (i == j) {
      return;
    }
    long hash = hashes[i];
    hashes[i] = hashes[j];
    hashes[j] = hash;
    byte[] name = names[i];
    names[i] = names[j];
    names[j] = name;
    for (int k = 0; k < COUNTS; k++) {
      long count = counts[i * COUNTS + k];
      counts[i * COUNTS + k] = counts[j * COUNTS + k];
      counts[j * COUNTS + k] = count;
    }
  }

  /** Keeps the first segments; the parent of each other one takes a place that has become free. */
  private void countWithParents(int kept) {
    int all = size;
    size = kept;
    Arrays.fill(index, (char) 0);
    for (int i = 0; i < kept; i++) {
      point(hashes[i], i + 1);
    }
    long[] moved = new long[COUNTS];
    for (int i = kept; i < all; i++) {
      byte[] parent = parent(names[i]);
      System.arraycopy(counts, i * COUNTS, moved, 0, COUNTS);
      add(Hash64.of(parent, 0, parent.length), parent, moved, 0);
    }
  }

  /** Makes the table as small as it is stored: those of {@link #makeRoom} within some bytes. */
  private void keep(int byRequests, int byFailures, int maxBytes) {
    int before = size + 1;
    while (size < before && (size > byRequests + byFailures || bytes() > maxBytes)) {
      before = size;
      boolean[] chosen = chosen(byRequests, byFailures, maxBytes);
      int kept = 0;
      for (int i = 0; i < before; i++) {
        if (chosen[i]) {
          swap(i, kept++);
        }
      }
      countWithParents(kept);
    }
  }

  private boolean[] chosen(int byRequests, int byFailures, int maxBytes) {
    boolean[] kept = new boolean[size];
    int half = maxBytes / 2;
    choose(kept, byFailures(), byFailures, half, true);
    choose(kept, byRequests(), byRequests, half, false);
    return kept;
  }

  private void choose(boolean[] kept, int[] order, int most, int maxBytes, boolean failing) {
    int number = 0;
    int bytes = 0;
    for (int i : order) {
      if (number == most || (failing && failures(i) == 0)) {
        return;
      }
      if (!kept[i]) {
        bytes += names[i].length;
        if (bytes > maxBytes) {
          return;
        }
        kept[i] = true;
        number++;
      }
    }
  }

  private int[] byRequests() {
    long[] weights = new long[size];
    for (int i = 0; i < size; i++) {
      weights[i] = counts[i * COUNTS];
    }
    return heaviestFirst(weights);
  }

  private int[] byFailures() {
    long[] weights = new long[size];
    for (int i = 0; i < size; i++) {
      weights[i] = failures(i);
    }
    return heaviestFirst(weights);
  }

  /**
   * Returns the places by weight, equal ones by the hash of their name, which is the same whatever
   * order they came in.
   */
  private int[] heaviestFirst(long[] weights) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = key(weights[i], i);
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] order = new int[size];
    Arrays.fill(order, -1);
    for (int i = 0; i < size; i++) {
      int at = size - 1 - Arrays.binarySearch(sorted, keys[i]);
      while (order[at] >= 0) {
        at = (at + 1) % size;
      }
      order[at] = i;
    }
    return order;
  }

  /** Returns a number for the weight of a segment, and for its name among those as heavy. */
  private long key(long weight, int i) {
    return Math.min(weight, MAX_WEIGHT) << HASH_BITS | hashes[i] >>> (Long.SIZE - HASH_BITS);
  }

  private long failures(int i) {
    int at = i * COUNTS;
    return counts[at + SegmentCount.CLIENT_ERRORS.ordinal()]
        + counts[at + SegmentCount.TARGET_ERRORS.ordinal()]
        + counts[at + SegmentCount.BALANCER_ERRORS.ordinal()];
  }

  private long bytes() {
    long bytes = 0;
    for (int i = 0; i < size; i++) {
      bytes += names[i].length;
    }
    return bytes;
  }

  /** Returns the name of what takes up the segment: a path's folder, or all the others. */
  private byte[] parent(byte[] name) {
    if (kind != SegmentKind.PATH) {
      return new byte[] {'*'};
    }
    int end = name.length;
    boolean starred = end >= 2 && name[end - 1] == '*' && name[end - 2] == '/';
    end = starred ? end - 2 : end;
    while (end > 0 && name[end - 1] != '/') {
      end--;
    }
    byte[] parent = Arrays.copyOf(name, Math.max(end, 1) + 1);
    parent[Math.max(end, 1) - 1] = '/';
    parent[parent.length - 1] = '*';
    return parent;
  }

  private int insert(long hash, byte[] name) {
    if (size >= hashes.length) {
      resize(Math.max(8, 2 * size));
    }
    names[size] = name;
    hashes[size] = hash;
    Arrays.fill(counts, size * COUNTS, (size + 1) * COUNTS, 0);
    size++;
    point(hash, size);
    return size - 1;
  }

  private void resize(int room) {
    hashes = Arrays.copyOf(hashes, room);
    names = Arrays.copyOf(names, room);
    counts = Arrays.copyOf(counts, room * COUNTS);
    index = new char[Integer.highestOneBit(Math.max(8, 2 * room - 1)) * 2];
    for (int i = 0; i < size; i++) {
      point(hashes[i], i + 1);
    }
  }

  private void point(long hash, int position) {
    int mask = index.length - 1;
    int slot = (int) hash & mask;
    while (index[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    index[slot] = (char) position;
  }
}
