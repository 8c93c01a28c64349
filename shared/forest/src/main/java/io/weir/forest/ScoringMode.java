package io.weir.forest;

import io.weir.forest.tree.Forest;
import io.weir.forest.tree.Scorer;

/** How a forest scores a point. The names stand in every artifact and never change. */
public enum ScoringMode {
  /**
   * Path length with the c(n) leaf correction, as in the isolation forest paper. Blind to how far
   * beyond the training range a point lies.
   */
  CLASSIC("classic-1"),

  /**
   * Expected isolation depth, from the bounding boxes of the training points in each node: a point
   * outside the boxes is isolated early, and the earlier the farther out it is.
   */
  BOX("box-1");

  private final String wireName;

  ScoringMode(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name of this mode, with its version, in artifacts. */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the mode of that name.
   *
   * @throws IllegalArgumentException if this version knows no such mode
   */
  public static ScoringMode ofWireName(String name) {
    for (ScoringMode mode : values()) {
      if (mode.wireName.equals(name)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("unknown scoring mode: " + name);
  }

  Scorer scorer(Forest forest) {
    return this == BOX ? Scorer.box(forest) : Scorer.classic(forest);
  }
}
