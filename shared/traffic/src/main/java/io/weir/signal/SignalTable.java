package io.weir.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.log.LogFormat.Content;
import io.weir.log.Slice;
import io.weir.sketch.DistinctCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts by name, in the order of the names' hashes; beyond a number the largest are dropped. */
final class SignalTable {
  /** Rules and listeners, each with a sketch of its clients. */
  private static final int MOST = 128;

  /** Targets by outcome have no clients and are many. */
  private static final int MOST_TARGETS = 512;

  private static final int MOST_NAME = 256;
  private static final int PRECISION = 7;

  private static final class Count {
    private final byte[] name;
    private long count;
    private DistinctCounter clients = new DistinctCounter(PRECISION);

    Count(byte[] name) {
      this.name = name;
    }
  }

  private final int most;
  private long[] hashes = new long[8];
  private Count[] counts = new Count[8];
  private int size;

  SignalTable(int most) {
    this.most = most;
  }

  /** Returns how many names are kept of the content. */
  static int most(Content content) {
    return content == Content.HEALTH_CHECKS ? MOST_TARGETS : MOST;
  }

  void add(SignalName name, Slice client) {
    long hash = name.hash();
    int place = Arrays.binarySearch(hashes, 0, size, hash);
    if (place < 0) {
      place = ~place;
      if (place >= most) {
        return;
      }
      insert(place, hash, new Count(name.toBytes()));
    }
    counts[place].count++;
    if (!client.isAbsent()) {
      counts[place].clients.add(client.hash());
    }
  }

  void merge(SignalTable other) {
    for (int i = 0; i < other.size; i++) {
      int place = Arrays.binarySearch(hashes, 0, size, other.hashes[i]);
      if (place < 0) {
        place = ~place;
        if (place >= most) {
          return;
        }
        insert(place, other.hashes[i], new Count(other.counts[i].name));
      }
      counts[place].count += other.counts[i].count;
      counts[place].clients.merge(other.counts[i].clients);
    }
  }

  private void insert(int place, long hash, Count count) {
    if (size == most) {
      size--;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(hashes, place, hashes, place + 1, size - place);
    System.arraycopy(counts, place, counts, place + 1, size - place);
    hashes[place] = hash;
    counts[place] = count;
    size++;
  }

  List<Signal> all() {
    List<Signal> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = new String(counts[i].name, UTF_8);
      int between = name.indexOf(SignalName.BETWEEN);
      all.add(
          new Signal(
              name.substring(0, between),
              name.substring(between + 1),
              counts[i].count,
              counts[i].clients.estimate()));
    }
    return all;
  }

  void write(BytesOut out) {
    out.writeNumber(size);
    for (int i = 0; i < size; i++) {
      out.writeBytes(counts[i].name);
      out.writeNumber(counts[i].count);
      counts[i].clients.write(out);
    }
  }

  void read(BytesIn in) {
    int stored = in.readCount(most);
    for (int i = 0; i < stored; i++) {
      byte[] name = in.readBytes();
      if (name.length > MOST_NAME || indexOfBetween(name) < 0) {
        throw new IllegalArgumentException("no name of a signal");
      }
      Count count = new Count(name);
      count.count = in.readNumber();
      count.clients = DistinctCounter.read(in, PRECISION);
      long hash = Hash64.of(Arrays.copyOf(name, name.length + Slice.SLACK), 0, name.length);
      int place = Arrays.binarySearch(hashes, 0, size, hash);
      if (place >= 0) {
        throw new IllegalArgumentException("a signal stands twice");
      }
      insert(~place, hash, count);
    }
  }

  private static int indexOfBetween(byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (name[i] == SignalName.BETWEEN) {
        return i;
      }
    }
    return -1;
  }
}
