package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;

/**
 * How many lines of each delivery are read and added up in a second of one processor: warm, not
 * compressed, the lines of {@link SampleLines} over and over. Time is that of the processor, so
 * that other work on the machine does not count.
 */
public final class FormatSpeed {
  private static final int LINES = 100_000;
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 6;
  private static final ObjectRef OBJECT = new ObjectRef("bench", "object", "1");

  private FormatSpeed() {}

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%-26s %12s %10s %12s%n", "delivery", "lines/CPU s", "MB/CPU s", "bytes a line");
    for (SampleLines sample : SampleLines.all()) {
      byte[] object = object(sample);
      double[] seconds = new double[ROUNDS];
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        double taken = read(sample, object);
        if (i >= 0) {
          seconds[i] = taken;
        }
      }
      Arrays.sort(seconds);
      double median = seconds[ROUNDS / 2];
      System.out.printf(
          "%-26s %,12d %10.0f %12d%n",
          sample.name(),
          Math.round(LINES / median),
          object.length / median / 1e6,
          object.length / LINES);
    }
  }

  private static byte[] object(SampleLines sample) {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(sample.header().getBytes(UTF_8));
    for (int i = 0; i < LINES; i++) {
      object.writeBytes(sample.lines().get(i % sample.lines().size()));
      object.write('\n');
    }
    return object.toByteArray();
  }

  private static double read(SampleLines sample, byte[] object) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    LogReader lines = LogReader.as(ReadLimits.DEFAULT, sample.format().label());
    ObjectReader reader = new ObjectReader(lines, WindowKey.DEFAULT_WIDTH);
    ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
    long start = threads.getCurrentThreadCpuTime();
    ObjectParts parts =
        reader.read(new ByteArrayInputStream(object), OBJECT, scanner, Instant.EPOCH);
    long taken = threads.getCurrentThreadCpuTime() - start;
    if (parts.report().accepted() != LINES) {
      throw new IllegalStateException(sample.name() + ": not all accepted: " + parts.report());
    }
    return taken / 1e9;
  }
}
