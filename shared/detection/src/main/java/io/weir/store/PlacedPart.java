package io.weir.store;

import static java.util.Objects.requireNonNull;

import io.weir.window.WindowPart;
import java.time.Instant;

/**
 * A part as it lies in a store.
 *
 * @param part the part
 * @param delivered when this version of its object was delivered
 * @param place where it stands in the order of writing; what is written again stands anew
 */
public record PlacedPart(WindowPart part, Instant delivered, long place) {
  public PlacedPart {
    requireNonNull(part, "part");
    requireNonNull(delivered, "delivered");
  }

  /** Returns the one that counts of two parts of the same object: the one delivered later. */
  public PlacedPart or(PlacedPart other) {
    int byTime = delivered.compareTo(other.delivered);
    boolean later = byTime != 0 ? byTime > 0 : place >= other.place;
    return later ? this : other;
  }
}
