package io.weir.log.object;

import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.RejectedLine;
import io.weir.log.format.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the fates of the lines of one object. */
public final class Tally {
  private final int maxSamples;
  private final long[] rejects = new long[RejectReason.values().length];
  private final List<RejectedLine> samples = new ArrayList<>();
  private long lines;
  private long accepted;
  private long rejected;
  private long skipped;

  public Tally(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  public void accepted() {
    lines++;
    accepted++;
  }

  public void skipped() {
    lines++;
    skipped++;
  }

  public void rejected(RejectReason reason, byte[] bytes, int start, int end) {
    lines++;
    rejected++;
    rejects[reason.ordinal()]++;
    if (samples.size() < maxSamples) {
      samples.add(RejectedLine.of(lines, reason, bytes, start, end));
    }
  }

  public ReadReport report(Verdict verdict, Drift drift, long inflatedBytes) {
    Map<RejectReason, Long> byReason = new TreeMap<>();
    for (RejectReason reason : RejectReason.values()) {
      if (rejects[reason.ordinal()] > 0) {
        byReason.put(reason, rejects[reason.ordinal()]);
      }
    }
    return new ReadReport(
        verdict.format(),
        verdict.recognition(),
        verdict.skipReason(),
        lines,
        accepted,
        rejected,
        skipped,
        byReason,
        samples,
        drift.notes(),
        inflatedBytes);
  }
}
