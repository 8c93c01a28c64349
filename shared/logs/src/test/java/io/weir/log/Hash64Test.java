package io.weir.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Hash64Test {
  private static final long EMPTY = 0x1L;
  private static final long CLIENT = 0x7b7319ce63f3c70eL;
  private static final long ALL = 0x3074605d931f1ef8L;

  @Test
  void hash_dependsOnTheBytesAndNotOnWhereTheyStand() {
    Random random = new Random(1);
    for (int length = 0; length < 100; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      byte[] inside = new byte[length + 20];
      random.nextBytes(inside);
      System.arraycopy(bytes, 0, inside, 7, length);
      assertThat(Hash64.of(inside, 7, length)).isEqualTo(Hash64.of(bytes, 0, length));
    }
  }

  @Test
  void hash_isTheSameForEver() {
    byte[] bytes = "198.51.100.7, /cart/view".getBytes(US_ASCII);
    assertThat(Hash64.of(bytes, 0, 0)).isEqualTo(EMPTY);
    assertThat(Hash64.of(bytes, 0, 12)).isEqualTo(CLIENT);
    assertThat(Hash64.of(bytes, 0, bytes.length)).isEqualTo(ALL);
  }

  @Test
  void hash_ofSimilarValuesDiffersInEveryBit() {
    int[] changed = new int[64];
    int trials = 20_000;
    for (int i = 0; i < trials; i++) {
      long difference = hash("10.0." + i) ^ hash("10.0." + (i + 1));
      for (int bit = 0; bit < 64; bit++) {
        changed[bit] += (int) (difference >>> bit & 1);
      }
    }
    for (int bit = 0; bit < 64; bit++) {
      assertThat(changed[bit] / (double) trials).as("bit %d", bit).isBetween(0.48, 0.52);
    }
  }

  @Test
  void hash_ofManyAddressesNeverCollides() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 300_000; i++) {
      seen.add(hash((i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ".7"));
    }
    assertThat(seen).hasSize(300_000);
  }

  private static long hash(String text) {
    return Slice.of(text).hash();
  }
}
