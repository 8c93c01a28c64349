package io.weir.feature;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Texts that came lately, each once: the same paths, hosts and clients stand in window after
 * window. A text that falls on the place of another takes it, so that there are never more. Safe
 * for use by several threads.
 */
final class Texts {
  private final AtomicReferenceArray<String> places;

  /**
   * @param places how many texts are remembered at most, a power of two
   */
  Texts(int places) {
    this.places = new AtomicReferenceArray<>(places);
  }

  /** Returns the text as it came before, or this one. */
  String once(String text) {
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & (places.length() - 1);
    String known = places.get(place);
    if (text.equals(known)) {
      return known;
    }
    places.lazySet(place, text);
    return text;
  }
}
