package io.weir.threat;

import io.weir.log.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large the answers of each path usually are, learned from the requests without any hit. An
 * attack that is answered with the usual page got nothing that others do not get.
 *
 * <p>Knows the {@value #MOST_PATHS} paths that were asked for last. Not thread-safe.
 */
public final class UsualSizes {
  private static final int MOST_PATHS = 4096;
  private static final int LONGEST_PATH = 256;

  /** So many answers tell what is usual. */
  private static final int ENOUGH = 5;

  /** Pages vary a little, by a date or a name; or by what was asked for, when they show it. */
  private static final double SLACK = 0.1;

  private static final long SLACK_BYTES = 256;

  private static final class Range {
    private long answers;
    private long least = Long.MAX_VALUE;
    private long most;
  }

  private final Map<String, Range> ranges =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Range> eldest) {
          return size() > MOST_PATHS;
        }
      };

  /** Learns from an answer to a request without hits; only good answers say what is usual. */
  public void learn(Slice path, int status, long sentBytes) {
    if (status != 200 || sentBytes < 0 || path.length() == 0 || path.length() > LONGEST_PATH) {
      return;
    }
    Range range = ranges.computeIfAbsent(path.toString(), none -> new Range());
    range.answers++;
    range.least = Math.min(range.least, sentBytes);
    range.most = Math.max(range.most, sentBytes);
  }

  /** Returns whether the path usually sends about so much; false as long as too little is known. */
  public boolean isUsual(Slice path, int status, long sentBytes) {
    Range range = path.length() > LONGEST_PATH ? null : ranges.get(path.toString());
    if (range == null || range.answers < ENOUGH || status != 200 || sentBytes < 0) {
      return false;
    }
    double slack = Math.max(SLACK_BYTES, SLACK * range.most);
    return sentBytes >= range.least - slack && sentBytes <= range.most + slack;
  }

  /** Judges the answer by what the path usually sends, where that is known. */
  public Outcome judge(ThreatHit hit, io.weir.log.Request request) {
    return isUsual(request.path(), request.status(), request.sentBytes())
        ? Outcome.ATTEMPTED
        : Outcome.of(hit, request);
  }
}
