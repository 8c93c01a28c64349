package io.weir.baseline;

import static java.util.Objects.requireNonNull;

import io.weir.feature.Digest;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One window that was scored before.
 *
 * @param start when it began
 * @param digest what is kept of it
 * @param anomalous whether it belongs to an incident
 */
public record History(Instant start, Digest digest, boolean anomalous) {
  public History {
    requireNonNull(start, "start");
    requireNonNull(digest, "digest");
  }

  /**
   * Returns the windows that say what is normal: none of an incident, and none beside one, in which
   * it may have begun or ended.
   *
   * @param windows in order of time
   */
  public static List<History> normal(List<History> windows) {
    List<History> normal = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      if (isNormal(windows, i)) {
        normal.add(windows.get(i));
      }
    }
    return normal;
  }

  /** Returns whether one of the windows says what is normal. */
  public static boolean isNormal(List<History> windows, int index) {
    boolean before = index > 0 && windows.get(index - 1).anomalous();
    boolean after = index + 1 < windows.size() && windows.get(index + 1).anomalous();
    return !before && !windows.get(index).anomalous() && !after;
  }

  /**
   * Returns the windows just before one, without a gap, the latest first.
   *
   * @param before earlier windows, in order of time
   * @param most how many at most
   */
  public static List<History> justBefore(WindowKey key, List<History> before, int most) {
    List<History> run = new ArrayList<>();
    Instant wanted = key.start();
    for (int i = before.size() - 1; i >= 0 && run.size() < most; i--) {
      wanted = wanted.minus(key.width());
      if (!before.get(i).start().equals(wanted)) {
        break;
      }
      run.add(before.get(i));
    }
    return run;
  }
}
