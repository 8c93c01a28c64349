package io.weir.window;

import io.weir.bytes.Blob;
import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.sketch.Quantiles;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The latencies of a window's requests in some hundred bytes, so that those of many windows can be
 * kept until it is known which belong together.
 */
public final class Latencies {
  private static final double MICROS_IN_MILLI = 1000;

  private final Blob content;

  private Latencies(Blob content) {
    this.content = content;
  }

  static Latencies of(Quantiles micros) {
    BytesOut out = new BytesOut();
    micros.write(out);
    return new Latencies(Blob.of(out.toByteArray()));
  }

  /**
   * Returns the latency in milliseconds below which the share of all requests lies, as if the
   * windows were merged; empty when no request has a latency.
   */
  public static OptionalDouble millis(List<Latencies> windows, double quantile) {
    Quantiles sum = new Quantiles();
    for (Latencies each : windows) {
      sum.merge(Quantiles.read(new BytesIn(each.content.toByteArray())));
    }
    OptionalLong micros = sum.quantile(quantile);
    return micros.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(micros.getAsLong() / MICROS_IN_MILLI);
  }
}
