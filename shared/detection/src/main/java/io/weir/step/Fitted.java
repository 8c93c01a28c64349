package io.weir.step;

import io.weir.baseline.History;
import io.weir.detect.Knowledge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The profile that each source's own past gave last, so that it is not fitted anew for every run.
 * It is taken only for the very same past. The sources that were looked at longest ago are
 * forgotten. Safe for use by several threads.
 */
final class Fitted {
  private static final int MAX_SOURCES = 256;

  private final Map<String, Entry> bySource = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(long past, Knowledge knowledge) {}

  Knowledge get(String source, List<History> past, Supplier<Knowledge> fit) {
    long mark = mark(past);
    Entry entry = find(source);
    if (entry == null || entry.past() != mark) {
      entry = new Entry(mark, fit.get());
      keep(source, entry);
    }
    return entry.knowledge();
  }

  private synchronized Entry find(String source) {
    return bySource.get(source);
  }

  private synchronized void keep(String source, Entry entry) {
    bySource.put(source, entry);
    if (bySource.size() > MAX_SOURCES) {
      bySource.remove(bySource.keySet().iterator().next());
    }
  }

  private static long mark(List<History> past) {
    long mark = past.size();
    for (History window : past) {
      mark = mark * 0x9E3779B97F4A7C15L + window.start().getEpochSecond();
      mark = mark * 0xC2B2AE3D27D4EB4FL + window.digest().features().hashCode();
      mark = 31 * mark + (window.anomalous() ? 1 : 0);
    }
    return mark;
  }
}
