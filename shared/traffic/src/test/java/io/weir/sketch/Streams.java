package io.weir.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.Hash64;
import java.util.Random;

/** Streams of values for the laws and bounds of sketches. */
final class Streams {
  /** How values are spread. */
  enum Kind {
    /** All equally often. */
    UNIFORM,
    /** A few make up most. */
    SKEWED,
    /** Every value once. */
    DISTINCT,
    /** Values come in one run each, light ones first: hard for lists that drop light values. */
    RISING
  }

  private Streams() {}

  static String[] of(Kind kind, int count, Random random) {
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          "v"
              + switch (kind) {
                case UNIFORM -> random.nextInt(3000);
                case SKEWED -> (int) (1 / (random.nextDouble() + 1e-5));
                case DISTINCT -> i;
                case RISING -> (int) Math.sqrt(2.0 * i);
              };
    }
    return values;
  }

  static long hash(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return Hash64.of(bytes, 0, bytes.length);
  }
}
