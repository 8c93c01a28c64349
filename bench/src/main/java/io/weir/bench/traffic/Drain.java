package io.weir.bench.traffic;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The process beside {@link Ingest} that only inflates: {@code Drain FILE}. */
public final class Drain {
  private static final int BUFFER = 64 << 10;

  private Drain() {}

  /** Prints how many bytes there were. */
  public static void main(String[] args) throws IOException {
    try (InputStream in = new FileInputStream(args[0])) {
      System.out.println(bytes(in));
    }
  }

  static long bytes(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream inflated = new GZIPInputStream(in, BUFFER)) {
      for (int count = inflated.read(buffer); count >= 0; count = inflated.read(buffer)) {
        total += count;
      }
    }
    return total;
  }
}
