package io.weir.cli.log;

import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Sums up what became of the lines of several objects. */
final class Totals {
  private final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
  private long lines;
  private long accepted;
  private long rejected;
  private long skipped;

  /** Adds a report, and says what a person should know of it. */
  void add(String object, ReadReport report, PrintWriter err) {
    lines += report.lines();
    accepted += report.accepted();
    rejected += report.rejected();
    skipped += report.skipped();
    report.rejects().forEach((reason, count) -> rejects.merge(reason, count, Long::sum));
    report.explanation().forEach(sentence -> err.println("weir: " + object + ": " + sentence));
  }

  /** Writes the rejects by reason, and the one line that scripts read. */
  void print(PrintWriter err) {
    rejects.forEach(
        (reason, count) -> err.println("weir: refused " + count + ": " + reason.sentence()));
    err.println(
        "lines="
            + lines
            + " accepted="
            + accepted
            + " rejected="
            + rejected
            + " skipped="
            + skipped);
    err.flush();
  }
}
