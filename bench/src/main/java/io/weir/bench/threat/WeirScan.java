package io.weir.bench.threat;

import io.weir.bench.threat.Peers.Verdicts;
import io.weir.lab.quality.Row;
import io.weir.log.Escaping;
import io.weir.threat.ThreatScanner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.BitSet;
import java.util.List;

/** Weir's own verdicts, with the CPU time of a pass once the code is compiled. */
final class WeirScan {
  private static final int WARM_UP = 2;
  private static final double NANOS = 1e9;

  private WeirScan() {}

  static Verdicts of(List<Row> rows) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    BitSet flagged = new BitSet();
    double seconds = 0;
    for (int pass = 0; pass <= WARM_UP; pass++) {
      // A scanner remembers what it saw: a new one has to look again.
      ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < rows.size(); i++) {
        flagged.set(i, isFlagged(scanner, rows.get(i)));
      }
      seconds = (threads.getCurrentThreadCpuTime() - start) / NANOS;
    }
    return new Verdicts(flagged, seconds);
  }

  private static boolean isFlagged(ThreatScanner scanner, Row row) {
    return !scanner
        .scan(row.method(), row.path(), row.query(), row.userAgent(), row.referrer(), Escaping.NONE)
        .isEmpty();
  }
}
