package io.weir.window;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.bytes.Erasure;
import io.weir.log.Request;
import io.weir.signal.Signals;
import io.weir.sketch.Quantiles;
import io.weir.threat.KnownText;
import io.weir.threat.ThreatHit;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import io.weir.window.segment.Segments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The traffic of one source in one window: exact counters and bounded sketches.
 *
 * <p>Windows form a commutative monoid: an empty window changes nothing, the order of merging does
 * not matter, and merging the windows of a split object equals the window of the whole. For
 * counters, distinct counts, latencies and objects this holds to the bit. For top lists and threats
 * it does as long as nothing was dropped from them; afterwards the bounds of top lists and the sums
 * of threats by class hold, in any order.
 *
 * <p>Errors: distinct values 1.6 % for clients, 2.3 % for paths and user agents, 3.3 % for hosts
 * and targets (standard errors; exact while few); latencies 1.6 % (greatest); top lists state their
 * own. Not thread-safe.
 */
public final class Window {
  private static final int MAX_COUNTERS = 1024;
  private static final double MICROS_IN_MILLI = 1000;

  private final long[] counts = new long[Counter.values().length];
  private final Breakdown breakdown = new Breakdown();
  private final ThreatBoard threats = new ThreatBoard();
  private final ObjectSet objects = new ObjectSet();
  private final Segments segments = new Segments();
  private final RequestSamples samples = new RequestSamples();
  private final Signals signals = new Signals();
  private Quantiles latencies = new Quantiles();
  private Quantiles sizes = new Quantiles();
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Adds one request, what is known of its user agent, and what was found in it. */
  public void add(Request request, KnownText agent, List<ThreatHit> hits) {
    counts[Counter.REQUESTS.ordinal()]++;
    firstMicros = Math.min(firstMicros, request.timeMicros());
    lastMicros = Math.max(lastMicros, request.timeMicros());
    RequestCounts.add(request, counts);
    long latency = request.streaming() ? Request.ABSENT : request.totalMicros();
    if (latency >= 0) {
      counts[Counter.LATENCY_REQUESTS.ordinal()]++;
      counts[Counter.LATENCY_MICROS.ordinal()] += latency;
      latencies.add(latency);
    }
    samples.add(request, latency);
    sizes.add(request.sentBytes());
    breakdown.add(request, agent, latency, segments);
    if (agent.declaredBot()) {
      counts[Counter.DECLARED_BOT.ordinal()]++;
    }
    if (!hits.isEmpty()) {
      threats.add(request, hits);
    }
  }

  /** Adds a line of a log that is not of requests. */
  public void addSignal(Request line) {
    signals.add(line);
  }

  /** Adds to a counter. */
  public void increment(Counter counter, long amount) {
    counts[counter.ordinal()] += amount;
  }

  /** Notes an object that contributed. */
  public void addObject(ObjectRef object) {
    objects.add(object);
  }

  /** Adds all of another window to this one. */
  public void merge(Window other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    breakdown.merge(other.breakdown);
    segments.merge(other.segments);
    latencies.merge(other.latencies);
    sizes.merge(other.sizes);
    threats.merge(other.threats);
    objects.merge(other.objects);
    samples.merge(other.samples);
    signals.merge(other.signals);
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
  }

  /**
   * Drops the light ends of the top lists, so that the stored form stays small: under 32 KB for any
   * traffic.
   */
  public void compact() {
    breakdown.compact();
    segments.compact();
    threats.compact();
  }

  public long count(Counter counter) {
    return counts[counter.ordinal()];
  }

  /** Returns the estimated number of distinct values; 0 for a dimension that is not counted. */
  public double distinct(Dimension dimension) {
    return breakdown.distinct(dimension);
  }

  /**
   * Returns the latency in milliseconds below which the share of requests lies; empty when no
   * request has a latency.
   */
  public OptionalDouble latencyMillis(double quantile) {
    OptionalLong micros = latencies.quantile(quantile);
    return micros.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(micros.getAsLong() / 1000.0);
  }

  /** Returns the latencies as they are now. */
  public Latencies latencies() {
    return Latencies.of(latencies);
  }

  /** Returns how many requests have a latency under the bound in microseconds. */
  public long timedUnder(long micros) {
    return latencies.below(micros).total();
  }

  /** As {@link #latencyMillis(double)}, of the requests with a latency under the bound. */
  public OptionalDouble latencyMillisUnder(long micros, double quantile) {
    OptionalLong at = latencies.below(micros).quantile(quantile);
    return at.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(at.getAsLong() / MICROS_IN_MILLI);
  }

  /**
   * Returns the mean latency in milliseconds of the fastest, {@code share} of those with a latency
   * under the bound in microseconds: what a few slow requests do not move.
   */
  public OptionalDouble trimmedLatencyMillisUnder(long micros, double share) {
    OptionalDouble mean = latencies.below(micros).trimmedMean(share);
    return mean.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(mean.getAsDouble() / MICROS_IN_MILLI);
  }

  /** Returns the mean size in bytes of the smallest answers, {@code share} of all. */
  public OptionalDouble trimmedSentBytes(double share) {
    return sizes.trimmedMean(share);
  }

  /** Returns the segments of the kind, most requests first. */
  public List<Segment> segments(SegmentKind kind) {
    return segments.of(kind);
  }

  /** Returns the heaviest values of the dimension, heaviest first. */
  public List<TopEntry> top(Dimension dimension) {
    return breakdown.top(dimension);
  }

  /** Returns the most that a value which is not in the top list can weigh. */
  public long topFloor(Dimension dimension) {
    return breakdown.topFloor(dimension);
  }

  /** Returns the attacks by class and client, most requests first, bounded. */
  public List<ThreatTally> threats() {
    return threats.tallies();
  }

  /** Returns the forms of the requests that hit, those of most clients first, bounded. */
  public List<FormTally> threatForms() {
    return threats.forms();
  }

  /** Returns a few requests of the kind as examples. */
  public List<RequestSample> samples(SampleKind kind) {
    return samples.of(kind);
  }

  /** Returns what a log that is not of requests says; empty of an access log. */
  public Signals signals() {
    return signals;
  }

  /** Returns the time of the earliest request; empty without requests. */
  public Optional<Instant> firstTime() {
    return instant(firstMicros);
  }

  /** Returns the time of the latest request; empty without requests. */
  public Optional<Instant> lastTime() {
    return instant(lastMicros);
  }

  /** Returns the objects that contributed, in order, the first few of them. */
  public List<ObjectRef> objects() {
    return objects.first();
  }

  /** Returns how many objects contributed; exact while there are few. */
  public long objectCount() {
    return objects.count();
  }

  /** Returns the sections of the stored form, each of which is read by itself. */
  void eraseThreats(Erasure erasure) {
    threats.erase(erasure);
  }

  Map<WindowSection, BytesOut> write() {
    Map<WindowSection, BytesOut> sections = new EnumMap<>(WindowSection.class);
    for (WindowSection section : WindowSection.values()) {
      if (section == WindowSection.SIGNALS && signals.isEmpty()) {
        continue;
      }
      BytesOut out = new BytesOut();
      write(section, out);
      sections.put(section, out);
    }
    return sections;
  }

  private void write(WindowSection section, BytesOut out) {
    switch (section) {
      case COUNTS -> {
        out.writeNumber(counts.length);
        for (long count : counts) {
          out.writeNumber(count);
        }
        out.writeLong(firstMicros);
        out.writeLong(lastMicros);
      }
      case LATENCIES -> latencies.write(out);
      case BREAKDOWN -> breakdown.write(out);
      case THREATS -> threats.write(out);
      case OBJECTS -> objects.write(out);
      case SIZES -> sizes.write(out);
      case SEGMENTS -> segments.write(out);
      case THREAT_DETAILS -> threats.writeDetails(out);
      case SAMPLES -> samples.write(out);
      case SIGNALS -> signals.write(out);
    }
  }

  /** Reads what was written of a section; counters that were appended since are 0. */
  void read(WindowSection section, BytesIn in) {
    switch (section) {
      case COUNTS -> readCounts(in);
      case LATENCIES -> latencies = Quantiles.read(in);
      case BREAKDOWN -> breakdown.read(in);
      case THREATS -> threats.read(in);
      case OBJECTS -> objects.read(in);
      case SIZES -> sizes = Quantiles.read(in);
      case SEGMENTS -> segments.read(in);
      case THREAT_DETAILS -> threats.readDetails(in);
      case SAMPLES -> samples.read(in);
      case SIGNALS -> signals.read(in);
    }
  }

  /** Counters that a later version appended are passed over. */
  private void readCounts(BytesIn in) {
    int stored = in.readCount(MAX_COUNTERS);
    for (int i = 0; i < stored; i++) {
      long count = in.readNumber();
      if (i < counts.length) {
        counts[i] = count;
      }
    }
    firstMicros = in.readLong();
    lastMicros = in.readLong();
  }

  private Optional<Instant> instant(long micros) {
    return count(Counter.REQUESTS) == 0
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
