package io.weir.window;

import static java.util.Objects.requireNonNull;

/**
 * One object's share of a window: what is stored. Putting the same part twice changes nothing.
 *
 * @param key which window
 * @param object which object the share comes from
 * @param window the share itself
 */
public record WindowPart(WindowKey key, ObjectRef object, Window window) {
  public WindowPart {
    requireNonNull(key, "key");
    requireNonNull(object, "object");
    requireNonNull(window, "window");
  }
}
