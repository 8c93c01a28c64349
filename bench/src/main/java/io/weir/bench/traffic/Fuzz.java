package io.weir.bench.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.log.LogConsumer;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Request;
import io.weir.log.UnreadableObjectException;
import io.weir.threat.ThreatScanner;
import io.weir.window.Counter;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Reads damaged lines and damaged objects of every format. Anything but a fate for every line, or
 * an object that is called unreadable, is a defect and ends the run.
 *
 * <p>Arguments: {@code --lines N --objects N --seed N}, each per format.
 */
public final class Fuzz {
  private static final int LINES_PER_OBJECT = 2000;
  private static final ObjectRef OBJECT = new ObjectRef("fuzz", "object", "1");

  private final ObjectReader objects =
      new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH);
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  private long accepted;
  private long rejected;
  private long skipped;
  private long unreadable;

  /** Runs the whole; the short form is the default. */
  public static void main(String[] args) throws IOException {
    long lines = option(args, "--lines", 100_000);
    long objects = option(args, "--objects", 1_000);
    long seed = option(args, "--seed", 1);
    System.out.printf(
        "%-26s %12s %12s %12s %10s %12s%n",
        "delivery", "lines", "accepted", "rejected", "skipped", "unreadable");
    for (SampleLines sample : SampleLines.all()) {
      Fuzz fuzz = new Fuzz();
      fuzz.lines(sample, lines, new Random(seed));
      fuzz.objects(sample, objects, new Random(seed));
      System.out.printf(
          "%-26s %12d %12d %12d %10d %12d%n",
          sample.name(),
          fuzz.accepted + fuzz.rejected + fuzz.skipped,
          fuzz.accepted,
          fuzz.rejected,
          fuzz.skipped,
          fuzz.unreadable);
    }
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "heap in use at the end: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  /** Reads so many damaged lines of one delivery and returns how many were accepted. */
  long lines(SampleLines sample, long count, Random random) throws IOException {
    Mutator mutator = new Mutator(random);
    long left = count;
    while (left > 0) {
      int batch = (int) Math.min(left, LINES_PER_OBJECT);
      byte[] object = object(sample, mutator, batch);
      Counting seen = new Counting();
      ReadReport report =
          LogReader.as(ReadLimits.DEFAULT, sample.format().label())
              .read(new ByteArrayInputStream(object), "", seen);
      // A JSON record may stand on several lines, and several on one.
      boolean lined = !sample.isJson();
      check(!lined || report.lines() == newlines(object), "lines are lost", object);
      check(report.accepted() == seen.accepted, "accepted differ", object);
      check(report.rejected() == seen.rejected, "rejected differ", object);
      count(report);
      left -= batch;
    }
    return accepted;
  }

  /**
   * Reads so many damaged objects of one delivery, as they come and with nothing known of them, and
   * returns how many were called unreadable.
   */
  long objects(SampleLines sample, long count, Random random) throws IOException {
    Mutator mutator = new Mutator(random);
    for (long i = 0; i < count; i++) {
      byte[] plain = object(sample, mutator, 1 + random.nextInt(30));
      byte[] object = random.nextInt(4) == 0 ? plain : mutator.mutate(List.of(gzip(plain)));
      try {
        ObjectParts parts =
            objects.read(new ByteArrayInputStream(object), OBJECT, scanner, Instant.EPOCH);
        long requests = 0;
        long rejects = 0;
        for (WindowPart part : parts.parts()) {
          requests += part.window().count(Counter.REQUESTS) + part.window().signals().total();
          rejects += part.window().count(Counter.REJECTED_LINES);
        }
        check(requests == parts.report().accepted(), "requests differ", object);
        check(rejects == parts.report().rejected(), "rejects differ", object);
        count(parts.report());
      } catch (UnreadableObjectException e) {
        unreadable++;
      }
    }
    return unreadable;
  }

  private static final class Counting implements LogConsumer {
    private long accepted;
    private long rejected;

    @Override
    public void accept(Request request) {
      accepted++;
    }

    @Override
    public void reject(RejectReason reason, byte[] bytes, int start, int end) {
      rejected++;
    }
  }

  private void count(ReadReport report) {
    accepted += report.accepted();
    rejected += report.rejected();
    skipped += report.skipped();
  }

  /** The first line stays whole, so that the way the records stand is clear. */
  private static byte[] object(SampleLines sample, Mutator mutator, int lines) {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(sample.header().getBytes(UTF_8));
    object.writeBytes(sample.lines().get(0));
    object.write('\n');
    for (int i = 1; i < lines; i++) {
      object.writeBytes(mutator.mutate(sample.lines()));
      object.write('\n');
    }
    return object.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static long newlines(byte[] object) {
    long count = 0;
    for (byte letter : object) {
      count += letter == '\n' ? 1 : 0;
    }
    return count;
  }

  private static void check(boolean holds, String defect, byte[] object) {
    if (!holds) {
      throw new IllegalStateException(defect + ":\n" + new String(object, UTF_8));
    }
  }

  private static long option(String[] args, String name, long otherwise) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Long.parseLong(args[i + 1]);
      }
    }
    return otherwise;
  }
}
