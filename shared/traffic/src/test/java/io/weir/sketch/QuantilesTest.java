package io.weir.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static Quantiles of(long... values) {
    Quantiles quantiles = new Quantiles();
    for (long value : values) {
      quantiles.add(value);
    }
    return quantiles;
  }

  private static byte[] bytes(Quantiles quantiles) {
    BytesOut out = new BytesOut();
    quantiles.write(out);
    return out.toByteArray();
  }

  private static long[] values(Random random, int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(40);
            case 1 -> (long) Math.exp(random.nextGaussian() * 2 + 9);
            case 2 -> random.nextLong() >>> (24 + random.nextInt(40));
            default -> 1000L * random.nextInt(500);
          };
    }
    return values;
  }

  @Test
  void below_leavesOutWhatIsLarger() {
    Quantiles quantiles = new Quantiles();
    for (int i = 0; i < 95; i++) {
      quantiles.add(20);
    }
    for (int i = 0; i < 5; i++) {
      quantiles.add(1_000_000);
    }
    assertThat(quantiles.below(1000).total()).isEqualTo(95);
    assertThat(quantiles.below(1000).quantile(1)).hasValue(20);
    assertThat(quantiles.trimmedMean(0.95)).hasValue(20);
    assertThat(quantiles.total()).isEqualTo(100);
  }

  @Test
  void quantile_isWithinTheErrorOfTheExactOne() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      long[] values = values(random, 1 + random.nextInt(3000));
      Quantiles quantiles = of(values);
      Arrays.sort(values);
      for (double q : new double[] {0, 0.01, 0.5, 0.9, 0.95, 0.99, 1}) {
        int rank = (int) Math.max(1, Math.min(values.length, (long) Math.ceil(q * values.length)));
        double exact = values[rank - 1];
        double got = quantiles.quantile(q).orElseThrow();
        assertThat(Math.abs(got - exact)).isLessThanOrEqualTo(exact * Quantiles.RELATIVE_ERROR);
      }
    }
  }

  @Test
  void quantile_ofNothingIsEmpty() {
    assertThat(new Quantiles().quantile(0.5)).isEmpty();
  }

  @Test
  void values_outsideTheRangeAreKeptInIt() {
    assertThat(of(-5).quantile(0.5)).hasValue(0);
    assertThat(of(Long.MAX_VALUE).quantile(0.5).orElseThrow()).isGreaterThan(1L << 39);
  }

  @Test
  void merge_laws() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      long[] all = values(random, 300);
      int first = random.nextInt(300);
      int second = first + random.nextInt(300 - first);
      Quantiles a = of(Arrays.copyOfRange(all, 0, first));
      Quantiles b = of(Arrays.copyOfRange(all, first, second));
      Quantiles c = of(Arrays.copyOfRange(all, second, 300));
      Quantiles left = new Quantiles();
      left.merge(a);
      left.merge(b);
      left.merge(c);
      Quantiles right = new Quantiles();
      right.merge(c);
      right.merge(b);
      right.merge(a);
      right.merge(new Quantiles());
      assertThat(bytes(left)).isEqualTo(bytes(of(all))).isEqualTo(bytes(right));
    }
  }

  @Test
  void codec_roundTrip() {
    Quantiles quantiles = of(values(new Random(5), 5000));
    BytesIn in = new BytesIn(bytes(quantiles));
    Quantiles read = Quantiles.read(in);
    in.end();
    assertThat(bytes(read)).isEqualTo(bytes(quantiles));
    assertThat(read.total()).isEqualTo(5000);
  }
}
