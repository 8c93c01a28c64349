package io.weir.bench.traffic;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * The process that is measured as a whole: {@code Ingest FILE}. It loads nothing that a function or
 * the command would not load.
 */
public final class Ingest {
  private Ingest() {}

  /** Prints how many lines were accepted. */
  public static void main(String[] args) throws IOException {
    try (InputStream in = new FileInputStream(args[0])) {
      System.out.println(accepted(in, ThreatScanner.DEFAULT_MIN_CONFIDENCE));
    }
  }

  /** Does all that is done with an object but fetching and storing. */
  static long accepted(InputStream in, double minConfidence) throws IOException {
    return new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
        .read(
            in,
            new ObjectRef("bench", "object", "1"),
            new ThreatScanner(minConfidence),
            Instant.EPOCH)
        .report()
        .accepted();
  }
}
