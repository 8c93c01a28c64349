package io.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TailTest {
  @Test
  void quantile_beyondTheSampleIsThatOfTheLaw() {
    double[] sample = exponential(3000);
    // P(X > x) = exp(-x)
    assertThat(Tail.quantile(sample, 1e-4)).isCloseTo(-Math.log(1e-4), within(1.0));
    assertThat(Tail.quantile(sample, 1e-6)).isCloseTo(-Math.log(1e-6), within(2.0));
  }

  @Test
  void quantile_ofABoundedLawStaysNearTheBound() {
    double[] sample = new SplittableRandom(5).doubles(3000).toArray();
    assertThat(Tail.boundedQuantile(sample, 1e-4)).isBetween(0.99, 1.06);
  }

  @Test
  void quantile_withinTheSampleIsCounted() {
    double[] sample = exponential(3000);
    double median = Tail.quantile(sample, 0.5);
    assertThat(java.util.Arrays.stream(sample).filter(v -> v > median).count()).isEqualTo(1500);
  }

  @Test
  void quantile_ofAConstantIsTheConstant() {
    assertThat(Tail.quantile(new double[] {2, 2, 2, 2}, 1e-5)).isEqualTo(2);
  }

  @Test
  void largest_countsFromTheTop() {
    assertThat(Tail.largest(new double[] {5, 1, 9, 7}, 2)).isEqualTo(7);
  }

  private static double[] exponential(int n) {
    SplittableRandom random = new SplittableRandom(3);
    return java.util.stream.IntStream.range(0, n)
        .mapToDouble(i -> -Math.log(1 - random.nextDouble()))
        .toArray();
  }
}
