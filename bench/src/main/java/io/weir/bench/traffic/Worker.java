package io.weir.bench.traffic;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.Request;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatScanner;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectAggregator;
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
import java.util.regex.Pattern;
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
      case "peak" -> peak(file);
      case "duckdb" -> System.out.println(DuckDbIngest.read(args[1]));
      case "warm" -> warm(Files.readAllBytes(file), rounds);
      case "compute" -> compute(inflated(file), rounds);
      case "open" -> open(inflated(file), rounds);
      case "regexes" -> regexes(inflated(file), rounds, List.of(args).subList(3, args.length));
      case "gate" -> gate(file);
      case "threats" -> threats(Files.readAllBytes(file), rounds);
      case "hostile" -> hostile(Files.readAllBytes(file), rounds);
      default -> throw new IllegalArgumentException("no such mode: " + args[0]);
    }
  }

  /** Ingests and prints the most kilobytes that were resident. */
  private static void peak(Path file) throws IOException {
    Ingest.main(new String[] {file.toString()});
    System.out.println(peakKilobytes());
  }

  private static long full(InputStream in) throws IOException {
    return Ingest.accepted(in, ThreatScanner.DEFAULT_MIN_CONFIDENCE);
  }

  private static long full(InputStream in, double minConfidence) throws IOException {
    return Ingest.accepted(in, minConfidence);
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
      Drain.bytes(new ByteArrayInputStream(object));
      long middle = System.nanoTime();
      full(new ByteArrayInputStream(object));
      System.out.println((middle - start) + " " + (System.nanoTime() - middle));
    }
  }

  /** Prints nanoseconds of a search for newlines, and of a full ingest. */
  private static void compute(byte[] raw, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long lines = newlines(raw);
      long middle = System.nanoTime();
      long accepted = full(new ByteArrayInputStream(raw));
      long end = System.nanoTime();
      if (lines != accepted) {
        throw new IllegalStateException(lines + " lines, " + accepted + " accepted");
      }
      System.out.println((middle - start) + " " + (end - middle));
    }
  }

  /** Prints nanoseconds of an ingest without the gate. */
  private static void open(byte[] raw, int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      full(new ByteArrayInputStream(raw), OPEN);
      System.out.println(System.nanoTime() - start);
    }
  }

  /**
   * Prints nanoseconds of an ingest without the threat rules that asks regexes about every request
   * instead: arguments are what they are asked about, {@code url} or {@code agent} for both, and
   * the folder of the rules, or none for regexes of few words.
   */
  private static void regexes(byte[] raw, int rounds, List<String> arguments) throws IOException {
    boolean agents = arguments.get(0).equals("agent");
    List<Pattern> regexes =
        arguments.size() > 1 ? CrsRegexes.read(Path.of(arguments.get(1))) : NaiveIngest.attacks();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      askRegexes(raw, regexes, agents);
      System.out.println(System.nanoTime() - start);
    }
  }

  private static void askRegexes(byte[] raw, List<Pattern> regexes, boolean agents)
      throws IOException {
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
              String asked = agents ? url(r) + ' ' + r.userAgent() : url(r);
              found[0] += NaiveIngest.isAttack(asked, regexes) ? 1 : 0;
            });
    if (found[0] == 0) {
      throw new IllegalStateException("no attack found");
    }
  }

  /** Returns the URL as the line has it. */
  private static String url(Request r) {
    String query = r.query().isAbsent() ? "" : "?" + r.query();
    return r.scheme() + "://" + r.host() + ":" + r.port() + r.path() + query;
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

  private static List<ThreatHit> scan(ThreatScanner scanner, Request r) {
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
