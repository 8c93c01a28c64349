package io.weir.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCounterTest {
  private static DistinctCounter of(int precision, int from, int to) {
    DistinctCounter counter = new DistinctCounter(precision);
    for (int i = from; i < to; i++) {
      counter.add(Streams.hash("value " + i));
    }
    return counter;
  }

  private static byte[] bytes(DistinctCounter counter) {
    BytesOut out = new BytesOut();
    counter.write(out);
    return out.toByteArray();
  }

  private static DistinctCounter merged(DistinctCounter... counters) {
    DistinctCounter sum = new DistinctCounter(12);
    for (DistinctCounter counter : counters) {
      sum.merge(counter);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100, 512})
  void estimate_ofFewIsExact(int count) {
    assertThat(of(12, 0, count).estimate()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 10, 12})
  void estimate_isWithinItsStandardError(int precision) {
    double sumOfSquares = 0;
    double sum = 0;
    int trials = 0;
    for (int count : new int[] {600, 2_000, 5_000, 12_000, 40_000}) {
      for (int trial = 0; trial < 20; trial++) {
        int from = trial * 1_000_000;
        double error = of(precision, from, from + count).estimate() / count - 1;
        sumOfSquares += error * error;
        sum += error;
        trials++;
      }
    }
    double expected = new DistinctCounter(precision).standardError();
    assertThat(Math.sqrt(sumOfSquares / trials)).isLessThan(1.2 * expected);
    assertThat(Math.abs(sum / trials)).isLessThan(0.4 * expected);
  }

  @Test
  void estimate_doesNotDependOnHowOftenOrInWhatOrder() {
    DistinctCounter twice = of(12, 0, 3000);
    for (int i = 2999; i >= 0; i--) {
      twice.add(Streams.hash("value " + i));
    }
    assertThat(bytes(twice)).isEqualTo(bytes(of(12, 0, 3000)));
  }

  @Test
  void merge_laws() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int[] cuts = random.ints(3, 0, 1200).sorted().toArray();
      DistinctCounter a = of(12, 0, cuts[0]);
      DistinctCounter b = of(12, cuts[0] / 2, cuts[1]);
      DistinctCounter c = of(12, cuts[1], cuts[2]);
      byte[] whole = bytes(of(12, 0, cuts[2]));
      assertThat(bytes(merged(a, b, c))).isEqualTo(whole);
      assertThat(bytes(merged(c, a, b))).isEqualTo(whole);
      assertThat(bytes(merged(a, merged(b, c)))).isEqualTo(whole);
      assertThat(bytes(merged(merged(a, b), c))).isEqualTo(whole);
      assertThat(bytes(merged(a, new DistinctCounter(12)))).isEqualTo(bytes(a));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 512, 513, 20_000})
  void codec_roundTrip(int count) {
    byte[] bytes = bytes(of(12, 0, count));
    BytesIn in = new BytesIn(bytes);
    DistinctCounter read = DistinctCounter.read(in, 12);
    in.end();
    assertThat(bytes(read)).isEqualTo(bytes);
    assertThat(read.estimate()).isEqualTo(of(12, 0, count).estimate());
    assertThat(bytes.length).isLessThanOrEqualTo(3073);
  }

  @Test
  void precision_mustAgree() {
    assertThatThrownBy(() -> of(12, 0, 1).merge(of(10, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
