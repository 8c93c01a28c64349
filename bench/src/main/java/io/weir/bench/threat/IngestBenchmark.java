package io.weir.bench.threat;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What scanning adds to the ingest of an ordinary object, a line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class IngestBenchmark {
  private static final int LINES = 20_000;

  /** Whether the requests are scanned. */
  @Param({"false", "true"})
  public boolean scan;

  private byte[] object;
  private ThreatScanner scanner;
  private ObjectReader reader;

  @Setup
  public void prepare() throws IOException {
    object = new Lines(20_261_122).gzip(LINES);
    scanner = new ThreatScanner(scan ? ThreatScanner.DEFAULT_MIN_CONFIDENCE : 2);
    reader = new ObjectReader(new LogReader(ReadLimits.DEFAULT), Duration.ofMinutes(5));
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public ObjectParts ingest() throws IOException {
    return reader.read(
        new ByteArrayInputStream(object),
        new ObjectRef("bucket", "app.log.gz", "1"),
        scanner,
        Instant.parse("2026-11-20T12:00:00Z"));
  }
}
