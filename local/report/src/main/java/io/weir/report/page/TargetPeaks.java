package io.weir.report.page;

import io.weir.window.Dimension;
import io.weir.window.TopEntry;
import io.weir.window.Window;
import java.util.HashMap;
import java.util.Map;

/** The requests of the busiest window of each target, at least. */
final class TargetPeaks {
  private final Map<String, Long> peaks = new HashMap<>();

  void add(Window window) {
    for (TopEntry entry : window.top(Dimension.TARGET)) {
      peaks.merge(entry.value(), entry.count() - entry.error(), Math::max);
    }
  }

  long of(String target) {
    return peaks.getOrDefault(target, 0L);
  }
}
