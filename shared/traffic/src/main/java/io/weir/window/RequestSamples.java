package io.weir.window;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.log.Request;
import java.util.List;
import java.util.TreeSet;

/**
 * A few requests of each kind as examples: errors by a number that is as good as drawn, so that all
 * of the window have the same chance, and the slowest. Which are kept depends on the requests
 * alone, so merging is exact.
 */
final class RequestSamples {
  private static final int KEPT = 3;

  /** Twelve days. */
  private static final long LONGEST_MICROS = 1L << 40;

  private static final int DRAW_BITS = 22;
  private static final SampleKind[] KINDS = SampleKind.values();

  /** An example, and its place: the lower the better. */
  private record Ranked(long rank, RequestSample request) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      int order = Long.compare(rank, other.rank);
      return order != 0 ? order : request.compareTo(other.request);
    }
  }

  private final List<TreeSet<Ranked>> kept =
      List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  private final long[] worst = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};

  /** Adds a request that took so long; a negative time is none. */
  void add(Request request, long latencyMicros) {
    if (request.status() >= 500) {
      offer(SampleKind.SERVER_ERROR, draw(request), request);
    } else if (request.status() >= 400) {
      offer(SampleKind.CLIENT_ERROR, draw(request), request);
    }
    if (latencyMicros >= 0) {
      long slowness = (LONGEST_MICROS - Math.min(LONGEST_MICROS, latencyMicros)) << DRAW_BITS;
      // Nearly all requests come no further, and none of those that do allocates unless it is kept.
      if (slowness <= worst[SampleKind.SLOWEST.ordinal()]) {
        long rank = slowness | (draw(request) & ((1 << DRAW_BITS) - 1));
        offer(SampleKind.SLOWEST, rank, request);
      }
    }
  }

  /** Returns a number that is as good as drawn, and the same whenever the request is read. */
  private static long draw(Request request) {
    return Hash64.last(request.clientIp().hash(), request.timeMicros(), Long.BYTES) >>> 1;
  }

  private void offer(SampleKind kind, long rank, Request request) {
    if (rank <= worst[kind.ordinal()]) {
      keep(kind.ordinal(), new Ranked(rank, RequestSample.of(request)));
    }
  }

  private void keep(int kind, Ranked sample) {
    TreeSet<Ranked> samples = kept.get(kind);
    samples.add(sample);
    if (samples.size() > KEPT) {
      samples.pollLast();
    }
    worst[kind] = samples.size() < KEPT ? Long.MAX_VALUE : samples.last().rank();
  }

  void merge(RequestSamples other) {
    for (SampleKind kind : KINDS) {
      other.kept.get(kind.ordinal()).forEach(sample -> keep(kind.ordinal(), sample));
    }
  }

  List<RequestSample> of(SampleKind kind) {
    return kept.get(kind.ordinal()).stream().map(Ranked::request).toList();
  }

  void write(BytesOut out) {
    out.writeNumber(KINDS.length);
    for (TreeSet<Ranked> samples : kept) {
      out.writeNumber(samples.size());
      for (Ranked sample : samples) {
        out.writeLong(sample.rank());
        sample.request().write(out);
      }
    }
  }

  void read(BytesIn in) {
    int kinds = in.readCount(KINDS.length);
    for (int kind = 0; kind < kinds; kind++) {
      for (int i = in.readCount(KEPT); i > 0; i--) {
        keep(kind, new Ranked(in.readLong(), RequestSample.read(in)));
      }
    }
  }
}
