package io.weir.step;

import io.weir.baseline.History;
import io.weir.detect.Knowledge;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The profile that each source's own past gave last, so that it is not fitted anew for every run.
 * It is taken only for the very same past.
 */
final class Fitted {
  private final ConcurrentMap<String, Entry> bySource = new ConcurrentHashMap<>();

  private record Entry(long past, Knowledge knowledge) {}

  Knowledge get(String source, List<History> past, Supplier<Knowledge> fit) {
    long mark = mark(past);
    Entry entry = bySource.get(source);
    if (entry == null || entry.past() != mark) {
      entry = new Entry(mark, fit.get());
      bySource.put(source, entry);
    }
    return entry.knowledge();
  }

  private static long mark(List<History> past) {
    long mark = past.size();
    for (History window : past) {
      mark = mark * 0x9E3779B97F4A7C15L + window.start().getEpochSecond();
      mark = mark * 0xC2B2AE3D27D4EB4FL + window.digest().hashCode();
    }
    return mark;
  }
}
