package io.weir.bench.traffic;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectAggregator;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One measurement in its own JVM: {@code Worker MODE FILE [ROUNDS]}. */
public final class Worker {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BUFFER = 64 << 10;

  /** A confidence at which every request is looked at in full, as there is no gate for it. */
  private static final double OPEN = ThreatScanner.DEFAULT_MIN_CONFIDENCE / 2;

  private Worker() {}

  /** Prints the figures of the mode, one line each. */
  public static void main(String[] args) throws IOException, SQLException {
    Path file = Path.of(args[1]);
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    switch (args[0]) {
      case "full" -> System.out.println(full(Files.newInputStream(file)));
      case "drain" -> System.out.println(drain(Files.newInputStream(file)));
      case "naive" -> System.out.println(NaiveIngest.read(Files.newInputStream(file)));
      case "duckdb" -> System.out.println(DuckDbIngest.read(args[1]));
      case "warm" -> warm(Files.readAllBytes(file), rounds);
      case "compute" -> compute(inflated(file), rounds);
      case "gate" -> gate(file);
      case "threats" -> threats(Files.readAllBytes(file), rounds);
      case "hostile" -> hostile(Files.readAllBytes(file), rounds);
      default -> throw new IllegalArgumentException("no such mode: " + args[0]);
    }
    if (args[0].equals("full")) {
      System.out.println(peakKilobytes());
    }
  }

  private static long full(InputStream in) throws IOException {
    return full(in, ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  }

  private static long full(InputStream in, double minConfidence) throws IOException {
    try (in) {
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

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream inflated = new GZIPInputStream(in, BUFFER)) {
      for (int count = inflated.read(buffer); count >= 0; count = inflated.read(buffer)) {
        total += count;
      }
    }
    return total;
  }

  /** Prints nanoseconds of an ingest without the threat rules and with them, in turns. */
  private static void threats(byte[] object, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      full(new ByteArrayInputStream(object), 2);
      long middle = System.nanoTime();
      full(new ByteArrayInputStream(object));
      System.out.println((middle - start) + " " + (System.nanoTime() - middle));
    }
  }

  /**
   * Prints nanoseconds of an ordinary line, and of hostile lines of each kind without the threat
   * rules and with them, in turns.
   */
  private static void hostile(byte[] object, int rounds) throws IOException {
    List<byte[]> objects = new ArrayList<>();
    for (String piece : HostileLines.PIECES) {
      objects.add(HostileLines.object(piece));
    }
    for (int i = 0; i < rounds; i++) {
      StringBuilder line = new StringBuilder();
      line.append(nanosPerLine(object, ThreatScanner.DEFAULT_MIN_CONFIDENCE));
      for (byte[] hostile : objects) {
        line.append(' ').append(nanosPerLine(hostile, 2)).append(' ');
        line.append(nanosPerLine(hostile, ThreatScanner.DEFAULT_MIN_CONFIDENCE));
      }
      System.out.println(line);
    }
  }

  private static double nanosPerLine(byte[] object, double minConfidence) throws IOException {
    long start = System.nanoTime();
    long lines = full(new ByteArrayInputStream(object), minConfidence);
    return (System.nanoTime() - start) / (double) lines;
  }

  private static byte[] inflated(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
      return in.readAllBytes();
    }
  }

  /** Prints nanoseconds of a drain and of a full ingest, in turns. */
  private static void warm(byte[] object, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      drain(new ByteArrayInputStream(object));
      long middle = System.nanoTime();
      full(new ByteArrayInputStream(object));
      System.out.println((middle - start) + " " + (System.nanoTime() - middle));
    }
  }

  /**
   * Prints nanoseconds of a search for newlines, of a full ingest, of one without the gate, and of
   * one that asks regexes about every request.
   */
  private static void compute(byte[] raw, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long lines = newlines(raw);
      long second = System.nanoTime();
      long accepted = full(new ByteArrayInputStream(raw));
      long third = System.nanoTime();
      full(new ByteArrayInputStream(raw), OPEN);
      long fourth = System.nanoTime();
      regexes(raw);
      long end = System.nanoTime();
      if (lines != accepted) {
        throw new IllegalStateException(lines + " lines, " + accepted + " accepted");
      }
      System.out.printf(
          "%d %d %d %d%n", second - start, third - second, fourth - third, end - fourth);
    }
  }

  /** Ingests without the threat rules, and asks regexes about every request instead. */
  private static void regexes(byte[] raw) throws IOException {
    long[] found = new long[1];
    ObjectAggregator aggregator =
        new ObjectAggregator(
            new ObjectRef("bench", "object", "1"),
            WindowKey.DEFAULT_WIDTH,
            new ThreatScanner(2),
            AllowList.NONE,
            Instant.EPOCH);
    new LogReader(ReadLimits.DEFAULT)
        .read(
            new ByteArrayInputStream(raw),
            "",
            r -> {
              aggregator.accept(r);
              found[0] += NaiveIngest.isAttack(r.path() + "?" + r.query()) ? 1 : 0;
            });
    if (found[0] == 0) {
      throw new IllegalStateException("no attack found");
    }
  }

  private static long newlines(byte[] raw) {
    long count = 0;
    int at = 0;
    while (at + 8 <= raw.length) {
      long difference = (long) LONG.get(raw, at) ^ 0x0a0a0a0a0a0a0a0aL;
      long match = (difference - 0x0101010101010101L) & ~difference & 0x8080808080808080L;
      if (match == 0) {
        at += 8;
      } else {
        count++;
        at += (Long.numberOfTrailingZeros(match) >>> 3) + 1;
      }
    }
    for (; at < raw.length; at++) {
      count += raw[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Prints lines, accepted lines, attacks that were put in, found, and lost by the gate. */
  private static void gate(Path file) throws IOException {
    ThreatScanner gated = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
    ThreatScanner open = new ThreatScanner(OPEN);
    long[] counts = new long[3];
    long accepted =
        new LogReader(ReadLimits.DEFAULT)
            .read(
                Files.newInputStream(file),
                "",
                r -> {
                  boolean found = sure(scan(gated, r));
                  counts[0]++;
                  counts[1] += found ? 1 : 0;
                  counts[2] += !found && sure(scan(open, r)) ? 1 : 0;
                })
            .accepted();
    long lines = newlines(inflated(file));
    long put = (lines + LogGenerator.ATTACK_EVERY / 2 - 1) / LogGenerator.ATTACK_EVERY;
    System.out.println(lines + " " + accepted + " " + put + " " + counts[1] + " " + counts[2]);
  }

  private static List<ThreatHit> scan(ThreatScanner scanner, io.weir.log.Request r) {
    return scanner.scan(
        r.method(), r.path(), r.query(), r.userAgent(), r.referrer(), r.format().escaping());
  }

  private static boolean sure(List<ThreatHit> hits) {
    return hits.stream().anyMatch(hit -> hit.confidence() >= ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  }

  private static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    }
    return 0;
  }
}
