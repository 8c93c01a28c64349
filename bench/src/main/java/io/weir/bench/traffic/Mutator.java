package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in the ways that logs are damaged, and in ways that only a machine thinks of. */
final class Mutator {
  private static final byte[][] WORDS =
      words(
          "\"",
          "\\",
          " ",
          "\t",
          "-",
          "-1",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\0",
          "\u00ff",
          "\\u12",
          "\\\"",
          "99999999999999999999",
          "-1.5",
          "1e309",
          "2026-99-99T99:99:99Z",
          "null",
          "://",
          "?",
          "%",
          "\\x22",
          "#",
          "\r",
          "   ");

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** Returns a damaged copy of one of the samples. */
  byte[] mutate(List<byte[]> samples) {
    byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
    int times = random.nextInt(8) == 0 ? random.nextInt(12) : 1;
    for (int i = 0; i < times && bytes.length > 0; i++) {
      bytes = once(bytes, samples);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, List<byte[]> samples) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(8)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> splice(bytes, at, WORDS[random.nextInt(WORDS.length)], at);
      case 4 -> {
        byte[] word = WORDS[random.nextInt(WORDS.length)];
        yield splice(bytes, at, word, Math.min(bytes.length, at + 1 + random.nextInt(9)));
      }
      case 5 -> splice(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(40)));
      case 6 -> splice(bytes, at, Arrays.copyOfRange(bytes, at / 2, at), at);
      default -> {
        byte[] other = samples.get(random.nextInt(samples.size()));
        int from = random.nextInt(other.length);
        yield splice(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
      }
    };
  }

  private static byte[] splice(byte[] bytes, int from, byte[] middle, int to) {
    byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }

  private static byte[][] words(String... words) {
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = words[i].getBytes(ISO_8859_1);
    }
    return bytes;
  }
}
