package io.weir.sketch;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import java.util.Arrays;

/**
 * Estimates how many different values were added: HyperLogLog.
 *
 * <p>The state depends only on the set of values, so merging is exact in any order and grouping.
 * While few values were added their hashes are kept one by one, and the estimate is exact but for
 * collisions of 26 bits; beyond that its standard error is {@code 1.04 / sqrt(2^precision)}.
 *
 * <p>After Flajolet and others, "HyperLogLog", 2007; the sparse form after Heule and others,
 * "HyperLogLog in Practice", 2013; the estimator is algorithm 6 of Ertl, "New cardinality
 * estimation algorithms for HyperLogLog sketches", 2017.
 */
public final class DistinctCounter {
  private static final int EMPTY = 0;
  private static final int SPARSE = 1;
  private static final int DENSE = 2;
  private static final int INDEX_BITS = 26;
  private static final int RANK_BITS = 6;

  private final int precision;
  private final int sparseLimit;
  private int[] sparse = {};
  private int sparseCount;
  private byte[] registers = {};

  /**
   * Creates an empty counter.
   *
   * @param precision the binary logarithm of the number of registers, 6 to 16
   */
  public DistinctCounter(int precision) {
    if (precision < 6 || precision > 16) {
      throw new IllegalArgumentException("precision must be 6 to 16: " + precision);
    }
    this.precision = precision;
    this.sparseLimit = 1 << (precision - 3);
  }

  /** Adds the value that has the hash; see {@link Hash64}. */
  public void add(long hash) {
    int rank = Long.numberOfLeadingZeros(hash << precision | 1L << (precision - 1)) + 1;
    if (registers.length > 0) {
      int index = (int) (hash >>> (64 - precision));
      if (registers[index] < rank) {
        registers[index] = (byte) rank;
      }
    } else {
      addCoupon((int) (hash >>> (64 - INDEX_BITS)) << RANK_BITS | rank);
    }
  }

  /** Adds all values of another counter of the same precision. */
  public void merge(DistinctCounter other) {
    if (other.precision != precision) {
      throw new IllegalArgumentException(
          "precisions differ: " + precision + " and " + other.precision);
    }
    if (other.registers.length > 0) {
      toDense();
      for (int i = 0; i < registers.length; i++) {
        registers[i] = (byte) Math.max(registers[i], other.registers[i]);
      }
    }
    for (int coupon : other.sparse) {
      if (coupon != 0) {
        addCoupon(coupon);
      }
    }
  }

  /** Returns the estimated number of different values. */
  public double estimate() {
    if (registers.length == 0) {
      return sparseCount;
    }
    int ranks = 64 - precision;
    int[] histogram = new int[ranks + 2];
    for (byte register : registers) {
      histogram[register]++;
    }
    double size = registers.length;
    double z = size * tau(1 - histogram[ranks + 1] / size);
    for (int rank = ranks; rank >= 1; rank--) {
      z = 0.5 * (z + histogram[rank]);
    }
    z += size * sigma(histogram[0] / size);
    return size * size / (2 * Math.log(2) * z);
  }

  /** Returns the relative standard error of large estimates. */
  public double standardError() {
    return 1.04 / Math.sqrt(1 << precision);
  }

  /** Writes the state; equal sets of values are written as equal bytes. */
  public void write(BytesOut out) {
    if (registers.length > 0) {
      out.writeByte(DENSE);
      writeRegisters(out);
      return;
    }
    out.writeByte(sparseCount == 0 ? EMPTY : SPARSE);
    if (sparseCount > 0) {
      int[] coupons = coupons();
      sortUnsigned(coupons);
      out.writeNumber(coupons.length);
      long last = 0;
      for (int coupon : coupons) {
        long value = Integer.toUnsignedLong(coupon);
        out.writeNumber(value - last);
        last = value;
      }
    }
  }

  private int[] coupons() {
    int[] coupons = new int[sparseCount];
    int count = 0;
    for (int coupon : sparse) {
      if (coupon != 0) {
        coupons[count++] = coupon;
      }
    }
    return coupons;
  }

  /** Reads what {@link #write} wrote for a counter of the precision. */
  public static DistinctCounter read(BytesIn in, int precision) {
    DistinctCounter counter = new DistinctCounter(precision);
    int kind = in.readByte();
    if (kind == SPARSE) {
      counter.readCoupons(in);
    } else if (kind == DENSE) {
      counter.readRegisters(in);
    } else if (kind != EMPTY) {
      throw new IllegalArgumentException("unknown kind of distinct counter: " + kind);
    }
    return counter;
  }

  private void addCoupon(int coupon) {
    if (registers.length > 0) {
      int index = coupon >>> (RANK_BITS + INDEX_BITS - precision);
      registers[index] = (byte) Math.max(registers[index], coupon & ((1 << RANK_BITS) - 1));
      return;
    }
    if (2 * sparseCount >= sparse.length) {
      grow();
    }
    int slot = slotOf(coupon);
    if (sparse[slot] == 0) {
      sparse[slot] = coupon;
      sparseCount++;
      if (sparseCount > sparseLimit) {
        toDense();
      }
    }
  }

  private int slotOf(int coupon) {
    int mask = sparse.length - 1;
    int slot = (coupon * 0x9e3779b1) >>> 8 & mask;
    while (sparse[slot] != 0 && sparse[slot] != coupon) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] old = sparse;
    sparse = new int[Math.max(16, 2 * old.length)];
    for (int coupon : old) {
      if (coupon != 0) {
        sparse[slotOf(coupon)] = coupon;
      }
    }
  }

  private void toDense() {
    if (registers.length > 0) {
      return;
    }
    int[] coupons = sparse;
    registers = new byte[1 << precision];
    sparse = new int[0];
    sparseCount = 0;
    for (int coupon : coupons) {
      if (coupon != 0) {
        addCoupon(coupon);
      }
    }
  }

  /** Four registers of six bits take three bytes. */
  private void writeRegisters(BytesOut out) {
    for (int i = 0; i < registers.length; i += 4) {
      int bits =
          registers[i] << 18 | registers[i + 1] << 12 | registers[i + 2] << 6 | registers[i + 3];
      out.writeByte(bits >>> 16);
      out.writeByte(bits >>> 8);
      out.writeByte(bits);
    }
  }

  private void readRegisters(BytesIn in) {
    registers = new byte[1 << precision];
    for (int i = 0; i < registers.length; i += 4) {
      int bits = in.readByte() << 16 | in.readByte() << 8 | in.readByte();
      registers[i] = rank(bits >>> 18);
      registers[i + 1] = rank(bits >>> 12 & 63);
      registers[i + 2] = rank(bits >>> 6 & 63);
      registers[i + 3] = rank(bits & 63);
    }
  }

  private byte rank(int value) {
    if (value > 64 - precision + 1) {
      throw new IllegalArgumentException("rank too high for a distinct counter: " + value);
    }
    return (byte) value;
  }

  private void readCoupons(BytesIn in) {
    int count = in.readCount(sparseLimit);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value += in.readNumber();
      int rank = rank((int) value & ((1 << RANK_BITS) - 1));
      if (value >>> 32 != 0 || rank == 0) {
        throw new IllegalArgumentException("no coupon of a distinct counter: " + value);
      }
      addCoupon((int) value);
    }
  }

  private static void sortUnsigned(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(values);
    for (int i = 0; i < values.length; i++) {
      values[i] ^= Integer.MIN_VALUE;
    }
  }

  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double weight = 1;
    double sum = x;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }

  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double weight = 1;
    double sum = 1 - x;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      weight *= 0.5;
      sum -= (1 - root) * (1 - root) * weight;
    } while (sum != before);
    return sum / 3;
  }
}
