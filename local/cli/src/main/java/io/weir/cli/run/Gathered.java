package io.weir.cli.run;

import io.weir.bytes.Blob;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * The shares of objects in windows, merged as they are read: one for each window and time of
 * delivery. All but the last few are kept in their stored form, so that memory grows with the
 * windows and not with the objects. Not thread-safe.
 */
final class Gathered {
  /** Objects come mostly in order of time: a few windows take nearly all that is read next. */
  private static final int OPEN = 64;

  private static final NavigableMap<Instant, Blob> NONE = new TreeMap<>();

  private final NavigableMap<WindowKey, NavigableMap<Instant, Blob>> kept = new TreeMap<>();
  private final Map<Place, Window> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Duration width;

  private record Place(WindowKey key, Instant delivered) {}

  /** Looks at windows. */
  @FunctionalInterface
  interface WindowViewer {
    void view(WindowKey key, Window window) throws IOException;
  }

  /**
   * @param width the times of delivery within it are one
   */
  Gathered(Duration width) {
    this.width = width;
  }

  /**
   * Adds a part.
   *
   * @param delivered when it came, as far as that is known
   */
  void add(WindowPart part, Instant delivered) {
    long step = width.toSeconds();
    long tick = -Math.floorDiv(-delivered.getEpochSecond(), step) * step;
    Place place = new Place(part.key(), Instant.ofEpochSecond(tick));
    Window window = open.get(place);
    if (window == null) {
      window = reopened(place);
      open.put(place, window);
    }
    window.merge(part.window());
    if (open.size() > OPEN) {
      close(open.entrySet().iterator().next().getKey());
    }
  }

  private Window reopened(Place place) {
    Blob before = kept.getOrDefault(place.key(), NONE).get(place.delivered());
    return before == null ? new Window() : decoded(before);
  }

  private void close(Place place) {
    Blob content = Blob.of(WindowCodec.encode(open.remove(place)));
    kept.computeIfAbsent(place.key(), none -> new TreeMap<>()).put(place.delivered(), content);
  }

  /** Ends the reading. */
  void close() {
    new ArrayList<>(open.keySet()).forEach(this::close);
  }

  /** Returns the windows in order, and within each what was delivered when. */
  NavigableMap<WindowKey, NavigableMap<Instant, Blob>> parts() {
    return kept;
  }

  /** Returns the part of a window as the replay is to see it: as one object. */
  static WindowPart part(WindowKey key, Instant delivered, Blob content) {
    return new WindowPart(key, new ObjectRef("run", delivered.toString(), ""), decoded(content));
  }

  /** Returns which windows there are. */
  NavigableSet<WindowKey> windows() {
    return kept.navigableKeySet();
  }

  /** Shows each window whole, in order; none of them is kept. Some at a time are decoded. */
  void each(WindowViewer viewer) throws IOException {
    List<WindowKey> keys = List.copyOf(kept.keySet());
    for (int from = 0; from < keys.size(); from += OPEN) {
      List<WindowKey> some = keys.subList(from, Math.min(from + OPEN, keys.size()));
      List<Window> windows =
          some.parallelStream().map(key -> whole(kept.get(key).values())).toList();
      for (int i = 0; i < some.size(); i++) {
        viewer.view(some.get(i), windows.get(i));
      }
    }
  }

  private static Window whole(Collection<Blob> parts) {
    Window whole = new Window();
    parts.forEach(content -> whole.merge(decoded(content)));
    return whole;
  }

  private static Window decoded(Blob content) {
    return WindowCodec.decode(content.toByteArray());
  }
}
