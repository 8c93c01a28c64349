package io.weir.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells a person how far long work is: in place on a terminal, else a line every few seconds.
 *
 * <p>Goes to standard error, so that standard output stays data; what is printed there goes through
 * {@link #aside}, so that the two never share a line. Safe for use by several threads.
 */
public final class Progress {
  private static final long TERMINAL_INTERVAL_NANOS = 200_000_000L;
  private static final long LINE_INTERVAL_NANOS = 5_000_000_000L;
  private static final double NANOS = 1e9;
  private static final int USUAL_COLUMNS = 80;

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final boolean silent;
  private final LongSupplier nanoTime;
  private String phase = "";
  private long phaseNanos;
  private long lastNanos;
  private int lastWidth;

  /** Returns progress on standard error; in place if the launcher saw a terminal there. */
  public static Progress onStandardError() {
    return new Progress(
        System.err,
        Boolean.getBoolean("weir.terminal"),
        Integer.getInteger("weir.columns", USUAL_COLUMNS),
        false,
        System::nanoTime);
  }

  /** Returns progress of which nobody is told. */
  public static Progress none() {
    return new Progress(System.err, false, USUAL_COLUMNS, true, System::nanoTime);
  }

  Progress(PrintStream out, boolean terminal, int columns, boolean silent, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.columns = Math.max(20, columns);
    this.silent = silent;
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Shows that {@code done} of {@code all} are done, unless it was shown a moment ago. */
  public void show(String what, long done, long all) {
    show(what, done, all, "");
  }

  /** As the other, for bytes. */
  public void showBytes(String what, long done, long all) {
    show(what, done, all, "B");
  }

  private synchronized void show(String what, long done, long all, String unit) {
    long now = nanoTime.getAsLong();
    if (!what.equals(phase)) {
      phase = what;
      phaseNanos = now;
    }
    if (silent || now - lastNanos < (terminal ? TERMINAL_INTERVAL_NANOS : LINE_INTERVAL_NANOS)) {
      return;
    }
    lastNanos = now;
    write("weir: " + what + " " + line(done, all, unit, (now - phaseNanos) / NANOS), false);
  }

  private static String line(long done, long all, String unit, double seconds) {
    StringBuilder text = new StringBuilder(Quantity.text(done, unit));
    if (all > 0) {
      text.append(" of ").append(Quantity.text(all, unit));
    }
    double rate = done / seconds;
    if (seconds >= 1 && rate > 0) {
      text.append(", ").append(Quantity.text(Math.round(rate), unit)).append("/s");
      if (all > done) {
        text.append(", ").append(left((all - done) / rate)).append(" left");
      }
    }
    return text.toString();
  }

  private static String left(double seconds) {
    long whole = (long) Math.ceil(seconds);
    if (whole < 100) {
      return whole + " s";
    }
    return whole < 100 * 60
        ? whole / 60 + " min"
        : String.format(Locale.ROOT, "%.1f h", whole / 3600.0);
  }

  /** Says something that stays. */
  public synchronized void say(String line) {
    if (!silent) {
      write("weir: " + line, true);
    }
  }

  /** Runs what prints elsewhere, with no half line in its way. */
  public synchronized void aside(Runnable print) {
    clear();
    print.run();
  }

  /** Takes the line that is shown in place away. */
  public synchronized void clear() {
    if (terminal && lastWidth > 0) {
      out.print('\r' + " ".repeat(lastWidth) + '\r');
      out.flush();
      lastWidth = 0;
    }
  }

  private void write(String line, boolean stays) {
    if (!terminal) {
      out.println(line);
    } else if (stays) {
      clear();
      out.println(line);
    } else {
      // One that wraps could not be overwritten.
      String fitting = line.length() < columns ? line : line.substring(0, columns - 2) + "…";
      out.print('\r' + fitting + " ".repeat(Math.max(0, lastWidth - fitting.length())));
      lastWidth = fitting.length();
    }
    out.flush();
  }
}
