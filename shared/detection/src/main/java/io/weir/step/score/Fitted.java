package io.weir.step.score;

import io.weir.baseline.ProfileCodec;
import io.weir.detect.Knowledge;
import io.weir.detect.Limits;
import io.weir.store.OwnPast;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each source's own past says, as it was read last, so that it is not decoded for every run.
 * The sources that were looked at longest ago are forgotten. Safe for use by several threads.
 */
final class Fitted {
  private static final int MAX_SOURCES = 256;

  private final Map<String, Entry> bySource = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(OwnPast past, Knowledge knowledge) {}

  /**
   * Returns what the past says; empty if it is too short.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  synchronized Optional<Knowledge> knowledge(OwnPast past) {
    if (past.profile().size() == 0) {
      return Optional.empty();
    }
    String name = past.source() + "@" + past.width().toSeconds();
    Entry entry = bySource.get(name);
    if (entry == null || !entry.past().equals(past)) {
      var profile = ProfileCodec.read(past.profile());
      entry = new Entry(past, new Knowledge(profile, Limits.defaults(), Optional.empty()));
      bySource.put(name, entry);
      if (bySource.size() > MAX_SOURCES) {
        bySource.remove(bySource.keySet().iterator().next());
      }
    }
    return Optional.of(entry.knowledge());
  }
}
