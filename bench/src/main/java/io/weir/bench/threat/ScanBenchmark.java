package io.weir.bench.threat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to scan an ordinary request, and a hostile one with 64 KB of something. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class ScanBenchmark {
  private static final int LONG = 64 << 10;

  /** The query, or the piece that fills it. */
  @Param({"ordinary", "search", "%25", "'", "/*", "../"})
  public String query;

  private final Slice method = Slice.of("GET");
  private final Slice path = Slice.of("/products/garden/table-4711.html");
  private final Slice none = new Slice();
  private final Slice agent =
      Slice.of("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  private Slice text;

  @Setup
  public void prepare() {
    text =
        switch (query) {
          case "ordinary" ->
              Slice.of("utm_source=news&utm_medium=email&utm_campaign=spring&page=2");
          case "search" -> Slice.of("q=o%27reilly+and+sons+%28books%29&sort=price");
          default -> Slice.of(query.repeat(LONG / query.length()));
        };
  }

  @Benchmark
  public List<ThreatHit> scan() {
    return scanner.scan(method, path, text, agent, none, Escaping.BACKSLASH_HEX);
  }
}
