package io.weir.store;

import java.util.List;

/**
 * What was read, and what lies there but cannot be read: damaged, or written by another version. So
 * one bad item stops nothing but itself.
 *
 * @param all what was read
 * @param unreadable one line for each of the others: its name, and what is wrong with it
 */
public record Found<T>(List<T> all, List<String> unreadable) {
  public Found {
    all = List.copyOf(all);
    unreadable = List.copyOf(unreadable);
  }

  /** Returns all, for a reader who cannot do without any. */
  public List<T> orThrow() {
    if (!unreadable.isEmpty()) {
      throw new IllegalArgumentException("unreadable: " + String.join("; ", unreadable));
    }
    return all;
  }
}
