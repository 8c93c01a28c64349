package io.weir.step.score;

import io.weir.baseline.History;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Digests;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The windows of a turn that are not settled, as far as they have come. */
final class Unsettled {
  private final Memory memory;
  private final Learned learned;
  private final Map<WindowKey, Optional<Digest>> digests = new HashMap<>();

  Unsettled(Memory memory, Learned learned) {
    this.memory = memory;
    this.learned = learned;
  }

  /** Takes what has come of the window, and returns its digest. */
  Digest add(WindowKey key, Window window) {
    Digest digest = digest(key, window);
    digests.put(key, Optional.of(digest));
    return digest;
  }

  /**
   * Returns the settled windows of the hours before, and those just before that are not settled.
   *
   * @param others what has come so far of other windows that are not settled; empty of one that is,
   *     or of which nothing has come
   */
  List<History> before(WindowKey key, Function<WindowKey, Optional<Window>> others) {
    List<History> before = new ArrayList<>(memory.recent(key.start()));
    int settled = before.size();
    WindowKey earlier = key.before();
    for (int i = 1; i < Readings.LONGEST_RUN && memory.at(earlier.start()).isEmpty(); i++) {
      Optional<Digest> digest =
          digests.computeIfAbsent(
              earlier, each -> others.apply(each).map(window -> digest(each, window)));
      if (digest.isEmpty()) {
        break;
      }
      // Not normal: a window that may have come in part says nothing of the level of the hour.
      before.add(settled, new History(earlier.start(), digest.get(), true));
      earlier = earlier.before();
    }
    return before;
  }

  private Digest digest(WindowKey key, Window window) {
    return Digests.of(window, key.width(), learned.familiar(key.start()));
  }
}
