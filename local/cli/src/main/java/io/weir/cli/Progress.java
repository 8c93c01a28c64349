package io.weir.cli;

import java.io.PrintStream;

/**
 * Tells a person how far long work is: in place on a terminal, else a line every few seconds.
 *
 * <p>Goes to standard error, so that standard output stays data. Safe for use by several threads.
 */
public final class Progress {
  private static final long TERMINAL_INTERVAL_NANOS = 200_000_000L;
  private static final long LINE_INTERVAL_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private long lastNanos;
  private int lastWidth;

  /** Returns progress on standard error; in place if the launcher saw a terminal there. */
  public static Progress onStandardError() {
    return new Progress(System.err, Boolean.getBoolean("weir.terminal"));
  }

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.lastNanos = System.nanoTime();
  }

  /** Shows that {@code done} of {@code all} are done, unless it was shown a moment ago. */
  public synchronized void show(String what, long done, long all) {
    long now = System.nanoTime();
    if (now - lastNanos < (terminal ? TERMINAL_INTERVAL_NANOS : LINE_INTERVAL_NANOS)) {
      return;
    }
    lastNanos = now;
    write("weir: " + what + " " + done + " of " + all, false);
  }

  /** Says something that stays. */
  public synchronized void say(String line) {
    write("weir: " + line, true);
  }

  private void write(String line, boolean stays) {
    if (terminal) {
      out.print('\r' + line + " ".repeat(Math.max(0, lastWidth - line.length())));
      lastWidth = stays ? 0 : line.length();
      if (stays) {
        out.println();
      }
    } else {
      out.println(line);
    }
    out.flush();
  }
}
