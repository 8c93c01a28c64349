package io.weir.cli.cost;

import java.io.IOException;
import java.util.Map;

/** What it costs to read objects once that are there already, by the same numbers as the bill. */
public final class ObjectPrice {
  /** Of a compressed line, which is rather more; so it is rather less that is paid. */
  private static final double BYTES_PER_LINE = 60;

  private ObjectPrice() {}

  /** Returns USD, by list prices, at most: as if each object had a window of its own. */
  public static double usd(long objects, long bytes) throws IOException {
    return Bill.once(Deployment.ofTemplate(), (double) objects, bytes / BYTES_PER_LINE, Map.of());
  }
}
