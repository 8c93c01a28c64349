package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.log.Slice;
import io.weir.sketch.DistinctCounter;
import io.weir.sketch.TopCounter;
import io.weir.threat.KnownText;
import io.weir.window.segment.Segments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The top lists and distinct counts of a window, one per dimension. */
final class Breakdown {
  private static final Dimension[] DIMENSIONS = Dimension.values();
  private static final long MICROS_IN_MILLI = 1000;

  private final TopCounter[] tops = new TopCounter[DIMENSIONS.length];
  private final DistinctCounter[] distincts = new DistinctCounter[DIMENSIONS.length];

  Breakdown() {
    for (Dimension dimension : DIMENSIONS) {
      tops[dimension.ordinal()] = new TopCounter(dimension.capacity());
      if (dimension.precision() > 0) {
        distincts[dimension.ordinal()] = new DistinctCounter(dimension.precision());
      }
    }
  }

  /** Adds a request, to the segments too; its latency is negative when it has none. */
  void add(Request request, KnownText agent, long latencyMicros, Segments segments) {
    long latencyMillis = latencyMicros / MICROS_IN_MILLI;
    long client = count(Dimension.CLIENT, request.clientIp());
    long path = count(Dimension.PATH, request.path());
    long host = count(Dimension.HOST, request.host());
    count(Dimension.USER_AGENT, agent.hash(), request.userAgent());
    long target = count(Dimension.TARGET, request.targetIp());
    if (!request.country().isAbsent()) {
      Slice country = request.country();
      weigh(Dimension.COUNTRY, hash(country), country, 1);
    }
    segments.add(request, path, host, target, latencyMicros);
    if (latencyMillis > 0) {
      weigh(Dimension.SLOW_PATH, path, request.path(), latencyMillis);
      weigh(Dimension.SLOW_TARGET, target, request.targetIp(), latencyMillis);
    }
    if (request.status() >= 400) {
      weigh(Dimension.ERROR_CLIENT, client, request.clientIp(), 1);
      if (request.status() >= 500) {
        weigh(Dimension.ERROR_PATH, path, request.path(), 1);
        weigh(Dimension.ERROR_TARGET, target, request.targetIp(), 1);
      }
    }
  }

  void merge(Breakdown other) {
    for (int i = 0; i < DIMENSIONS.length; i++) {
      tops[i].merge(other.tops[i]);
      if (DIMENSIONS[i].precision() > 0) {
        distincts[i].merge(other.distincts[i]);
      }
    }
  }

  void compact() {
    for (Dimension dimension : DIMENSIONS) {
      TopCounter top = tops[dimension.ordinal()];
      top.compact(dimension.keptEntries(), dimension.keptBytes());
      if (dimension.mayHoldSecrets()) {
        tops[dimension.ordinal()] = MaskedValues.of(top, dimension);
      }
    }
  }

  double distinct(Dimension dimension) {
    return dimension.precision() == 0 ? 0 : distincts[dimension.ordinal()].estimate();
  }

  List<TopEntry> top(Dimension dimension) {
    List<TopEntry> entries = new ArrayList<>();
    for (TopCounter.Entry entry : tops[dimension.ordinal()].entries()) {
      entries.add(new TopEntry(new String(entry.value(), UTF_8), entry.count(), entry.error()));
    }
    return entries;
  }

  long topFloor(Dimension dimension) {
    return tops[dimension.ordinal()].floor();
  }

  /** Values stand once, as the same paths and clients are in several lists. */
  void write(BytesOut out) {
    out.writeNumber(DIMENSIONS.length);
    Map<String, Integer> positions = new LinkedHashMap<>();
    BytesOut lists = new BytesOut();
    BytesOut values = new BytesOut();
    for (TopCounter top : tops) {
      writeTop(top, lists, positions, values);
    }
    out.writeNumber(positions.size());
    out.writeBytes(values.toByteArray());
    out.writeBytes(lists.toByteArray());
    for (Dimension dimension : DIMENSIONS) {
      if (dimension.precision() > 0) {
        distincts[dimension.ordinal()].write(out);
      }
    }
  }

  private static void writeTop(
      TopCounter top, BytesOut lists, Map<String, Integer> positions, BytesOut values) {
    List<TopCounter.Entry> entries = top.entries();
    lists.writeNumber(top.floor());
    lists.writeNumber(entries.size());
    for (TopCounter.Entry entry : entries) {
      String key = new String(entry.value(), java.nio.charset.StandardCharsets.ISO_8859_1);
      Integer position = positions.get(key);
      if (position == null) {
        position = positions.size();
        positions.put(key, position);
        values.writeBytes(entry.value());
      }
      lists.writeNumber(position);
      lists.writeNumber(entry.count());
      lists.writeNumber(entry.error());
    }
  }

  void read(BytesIn in) {
    int dimensions = in.readCount(DIMENSIONS.length);
    int valueCount = in.readCount(1 << 20);
    BytesIn valueBytes = new BytesIn(in.readBytes());
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < valueCount; i++) {
      values.add(valueBytes.readBytes());
    }
    valueBytes.end();
    BytesIn lists = new BytesIn(in.readBytes());
    for (int i = 0; i < dimensions; i++) {
      readTop(lists, tops[i], values);
    }
    lists.end();
    for (int i = 0; i < dimensions; i++) {
      if (DIMENSIONS[i].precision() > 0) {
        distincts[i] = DistinctCounter.read(in, DIMENSIONS[i].precision());
      }
    }
  }

  private static void readTop(BytesIn in, TopCounter top, List<byte[]> values) {
    top.restoreFloor(in.readNumber());
    int size = in.readCount(values.size());
    for (int i = 0; i < size; i++) {
      int position = in.readCount(values.size() - 1);
      long count = in.readNumber();
      top.restore(values.get(position), count, in.readNumber());
    }
  }

  private long count(Dimension dimension, Slice value) {
    if (value.isAbsent()) {
      return 0;
    }
    long hash = hash(value);
    count(dimension, hash, value);
    return hash;
  }

  /** What the top list keeps has been counted before. */
  private void count(Dimension dimension, long hash, Slice value) {
    if (!value.isAbsent() && !weigh(dimension, hash, value, 1)) {
      distincts[dimension.ordinal()].add(hash);
    }
  }

  private boolean weigh(Dimension dimension, long hash, Slice value, long weight) {
    return !value.isAbsent()
        && tops[dimension.ordinal()].add(
            hash, value.array(), value.offset(), value.length(), weight);
  }

  private static long hash(Slice value) {
    return value.length() <= TopCounter.MAX_VALUE_BYTES
        ? value.hash()
        : Hash64.of(value.array(), value.offset(), TopCounter.MAX_VALUE_BYTES);
  }
}
