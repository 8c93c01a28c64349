package io.weir.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void smallest_isWhatSortingPutsThere() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      int length = 1 + random.nextInt(60);
      long[] numbers = random.longs(length + 3L, 0, 1 + random.nextInt(40)).toArray();
      long[] behind = Arrays.copyOfRange(numbers, length, numbers.length);
      long[] sorted = Arrays.copyOf(numbers, length);
      Arrays.sort(sorted);
      int k = random.nextInt(length);

      assertThat(Selection.smallest(k, numbers, length)).isEqualTo(sorted[k]);
      assertThat(Arrays.copyOf(numbers, length)).containsExactlyInAnyOrder(sorted);
      assertThat(Arrays.copyOfRange(numbers, length, numbers.length)).isEqualTo(behind);
    }
  }
}
