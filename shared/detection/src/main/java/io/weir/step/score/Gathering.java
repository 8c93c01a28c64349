package io.weir.step.score;

import io.weir.bytes.Blob;
import io.weir.store.Found;
import io.weir.store.PlacedPart;
import io.weir.store.RollUp;
import io.weir.store.WindowStore;
import io.weir.store.work.DirtyWindow;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges the parts of a window. Those that were read before are in its {@link RollUp}, so that a
 * window of thousands of objects which is looked at again and again costs what is new in it.
 */
final class Gathering {
  /** From so many new parts on, merging them is cheaper than reading them once or twice more. */
  static final int ROLL_UP_FROM = 64;

  /** A roll-up above this loses the light ends of its top lists, as a part does. */
  private static final int MAX_BYTES = 64 << 10;

  private final WindowStore windows;
  private final int rollUpFrom;

  Gathering(WindowStore windows, int rollUpFrom) {
    this.windows = windows;
    this.rollUpFrom = rollUpFrom;
  }

  /**
   * What was gathered.
   *
   * @param window the merged window
   * @param unreadable what of it cannot be read
   * @param next the roll-up to be kept before the mark is taken away; empty if the one that is kept
   *     will do
   */
  record Gathered(Window window, List<String> unreadable, Optional<RollUp> next) {
    boolean isWhole() {
      return unreadable.isEmpty();
    }
  }

  /** Returns the window as the mark has it, and whatever came since. */
  Gathered gather(DirtyWindow mark) {
    WindowKey key = mark.key();
    RollUp kept = windows.rollUp(key);
    Found<PlacedPart> found = windows.readParts(key, Math.min(mark.since(), kept.upTo() + 1));
    if (found.all().stream().anyMatch(part -> isRewritten(part, kept))) {
      // What is in a sum cannot be taken out of it again.
      return merge(RollUp.empty(key, kept.revision()), windows.readParts(key, 0), !kept.isEmpty());
    }
    return merge(kept, found, false);
  }

  /**
   * Keeps what was merged, so that the mark may be taken away.
   *
   * @return whether nobody else has done so meanwhile; otherwise the mark has to stay
   */
  boolean keep(Gathered gathered) {
    return gathered.next().map(windows::putRollUp).orElse(true);
  }

  private Gathered merge(RollUp kept, Found<PlacedPart> found, boolean isOutdated) {
    List<PlacedPart> fresh =
        found.all().stream()
            .filter(part -> !kept.objects().containsKey(id(part)))
            .sorted(Comparator.comparingLong(PlacedPart::place))
            .toList();
    int room = Math.min(fresh.size(), RollUp.MAX_OBJECTS - kept.objects().size());
    List<PlacedPart> fitting = fresh.subList(0, room);
    List<PlacedPart> others = fresh.subList(room, fresh.size());
    // A late part stands before the place from which the next reader begins.
    boolean must = isOutdated || fresh.stream().anyMatch(part -> part.place() <= kept.upTo());
    Window window = kept.isEmpty() ? new Window() : WindowCodec.decode(kept.window().toByteArray());
    add(fitting, window);
    Optional<RollUp> next = Optional.empty();
    boolean whole = found.unreadable().isEmpty();
    if (whole && room > 0 && (must || room >= rollUpFrom)) {
      next = Optional.of(rolledUp(kept, fitting, others, window));
    } else if (must || (!whole && !kept.isEmpty())) {
      next = Optional.of(RollUp.empty(kept.key(), kept.revision() + 1));
    }
    add(others, window);
    return new Gathered(window, found.unreadable(), next);
  }

  /** Where top lists have dropped values the order matters, and is the same for each reader. */
  private static void add(List<PlacedPart> parts, Window window) {
    parts.stream()
        .map(PlacedPart::part)
        .sorted(Comparator.comparing(part -> part.object().toString()))
        .forEach(part -> window.merge(part.window()));
  }

  private static RollUp rolledUp(
      RollUp kept, List<PlacedPart> parts, List<PlacedPart> others, Window window) {
    Map<String, Instant> objects = new TreeMap<>(kept.objects());
    parts.forEach(part -> objects.put(id(part), part.delivered()));
    long last = Math.max(kept.upTo(), parts.get(parts.size() - 1).place());
    long upTo = others.isEmpty() ? last : Math.min(last, others.get(0).place() - 1);
    return new RollUp(kept.key(), kept.revision() + 1, upTo, objects, encoded(window));
  }

  private static Blob encoded(Window window) {
    byte[] bytes = WindowCodec.encode(window);
    if (bytes.length > MAX_BYTES) {
      Window smaller = WindowCodec.decode(bytes);
      smaller.compact();
      bytes = WindowCodec.encode(smaller);
    }
    return Blob.of(bytes);
  }

  private static boolean isRewritten(PlacedPart part, RollUp kept) {
    Instant before = kept.objects().get(id(part));
    return before != null && before.isBefore(part.delivered());
  }

  private static String id(PlacedPart part) {
    return RollUp.id(part.part().object());
  }
}
