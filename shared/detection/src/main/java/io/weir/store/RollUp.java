package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.bytes.Blob;
import io.weir.finding.StableId;
import io.weir.store.work.DirtyWindow;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of many objects of a window, merged, so that none of them has to be read again. It
 * knows the objects that are in it: one that comes again is told from a new one.
 *
 * <p>Whatever stands behind {@code upTo} in the order of writing is not in it. What stands before
 * is, unless it was written late, while the roll-up was made; the mark that follows each part says
 * from where on parts may be new ({@link DirtyWindow#since}).
 *
 * @param key which window
 * @param revision counts its changes; 0 if there is none yet
 * @param upTo the last place in the order of writing that was read for it
 * @param objects the ids of the objects in it, each with the time of its delivery
 * @param window the merged window, encoded; empty bytes if nothing is in it
 */
public record RollUp(
    WindowKey key, long revision, long upTo, Map<String, Instant> objects, Blob window) {
  /** So many objects, by 20 bytes each, fit well into an item beside the window. */
  public static final int MAX_OBJECTS = 8192;

  private static final Blob NOTHING = Blob.of(new byte[0]);

  public RollUp {
    requireNonNull(key, "key");
    requireNonNull(window, "window");
    objects = Collections.unmodifiableMap(new TreeMap<>(objects));
    if (objects.size() > MAX_OBJECTS) {
      throw new IllegalArgumentException("more than " + MAX_OBJECTS + " objects in " + key);
    }
  }

  /** Returns a roll-up with nothing in it, at the revision. */
  public static RollUp empty(WindowKey key, long revision) {
    return new RollUp(key, revision, -1, Map.of(), NOTHING);
  }

  /** Returns the id of the object, whichever version it is. */
  public static String id(ObjectRef object) {
    return StableId.of(object.bucket(), object.key());
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }
}
