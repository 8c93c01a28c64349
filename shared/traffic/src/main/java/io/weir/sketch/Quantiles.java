package io.weir.sketch;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Estimates quantiles of whole numbers of 0 or more: counts in buckets whose width grows with the
 * value, 32 to each power of two.
 *
 * <p>Values under 32 are exact; any other estimate is within 1/64 (1.6 %) of a value at that rank.
 * Values from 2^40 on count as 2^40 - 1. The state is a sum, so merging is exact in any order and
 * grouping.
 */
public final class Quantiles {
  /** The greatest relative error of an estimate. */
  public static final double RELATIVE_ERROR = 1.0 / 64;

  private static final int SUB_BITS = 5;
  private static final int SUBS = 1 << SUB_BITS;
  private static final long MAX_VALUE = (1L << 40) - 1;

  /** Exponents are stored with 1023 added; that of {@link #SUBS} begins the second run. */
  private static final int FIRST_EXPONENT = (1023 + SUB_BITS - 1) << SUB_BITS;

  private static final int BUCKETS = (40 - SUB_BITS) * SUBS + SUBS;

  private long[] counts = {};
  private long total;

  /** Adds a value; one under 0 counts as 0. */
  public void add(long value) {
    int bucket = bucket(Math.max(0, Math.min(MAX_VALUE, value)));
    if (bucket >= counts.length) {
      grow(bucket);
    }
    counts[bucket]++;
    total++;
  }

  /** Adds all values of another. */
  public void merge(Quantiles other) {
    if (other.counts.length > counts.length) {
      counts = Arrays.copyOf(counts, other.counts.length);
    }
    for (int i = 0; i < other.counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /** Returns how many values were added. */
  public long total() {
    return total;
  }

  /**
   * Returns the estimated value at the rank {@code ceil(quantile * total)}, the first at least;
   * empty without values.
   *
   * @param quantile in [0, 1]
   */
  public OptionalLong quantile(double quantile) {
    if (!(quantile >= 0 && quantile <= 1)) {
      throw new IllegalArgumentException("quantile must be in [0, 1]: " + quantile);
    }
    long rank = Math.max(1, Math.min(total, (long) Math.ceil(quantile * total)));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return OptionalLong.of(middle(i));
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Returns the values below the bound, which are within 1/64 of it at most.
   *
   * @param bound a value that is no longer taken
   */
  public Quantiles below(long bound) {
    Quantiles some = new Quantiles();
    int end = Math.min(counts.length, bound > MAX_VALUE ? BUCKETS : bucket(Math.max(0, bound)));
    some.counts = Arrays.copyOf(counts, end);
    for (int i = 0; i < end; i++) {
      some.total += counts[i];
    }
    return some;
  }

  /**
   * Returns the mean of the smallest values, so many of them that the share of all is not exceeded,
   * but one at least; empty without values.
   *
   * @param share in (0, 1]
   */
  public OptionalDouble trimmedMean(double share) {
    long wanted = Math.max(1, (long) (share * total));
    long taken = 0;
    double sum = 0;
    for (int i = 0; i < counts.length && taken < wanted; i++) {
      long of = Math.min(counts[i], wanted - taken);
      sum += (double) of * middle(i);
      taken += of;
    }
    return taken == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / taken);
  }

  /** Writes the state; runs of empty buckets take a byte or two. */
  public void write(BytesOut out) {
    int used = 0;
    for (long count : counts) {
      used += count > 0 ? 1 : 0;
    }
    out.writeNumber(used);
    int last = -1;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        out.writeNumber(i - last - 1);
        out.writeNumber(counts[i]);
        last = i;
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Quantiles read(BytesIn in) {
    Quantiles quantiles = new Quantiles();
    int used = in.readCount(BUCKETS);
    int bucket = -1;
    for (int i = 0; i < used; i++) {
      bucket += in.readCount(BUCKETS) + 1;
      if (bucket >= BUCKETS) {
        throw new IllegalArgumentException("no such bucket: " + bucket);
      }
      if (bucket >= quantiles.counts.length) {
        quantiles.grow(bucket);
      }
      quantiles.counts[bucket] = in.readNumber();
      quantiles.total += quantiles.counts[bucket];
    }
    return quantiles;
  }

  private void grow(int bucket) {
    counts = Arrays.copyOf(counts, Math.min(BUCKETS, bucket + 4 * SUBS));
  }

  /** A floating-point number has the exponent and the next bits side by side. */
  private static int bucket(long value) {
    if (value < SUBS) {
      return (int) value;
    }
    return (int) (Double.doubleToRawLongBits((double) value) >>> (52 - SUB_BITS)) - FIRST_EXPONENT;
  }

  private static long middle(int bucket) {
    if (bucket < 2 * SUBS) {
      return bucket;
    }
    int shift = (bucket >>> SUB_BITS) - 1;
    long low = (long) (SUBS + (bucket & (SUBS - 1))) << shift;
    return low + (1L << shift >>> 1);
  }
}
