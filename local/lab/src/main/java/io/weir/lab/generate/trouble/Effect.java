package io.weir.lab.generate.trouble;

import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.traffic.Draft;
import java.util.List;

/** What an incident, or something awkward that is none, does to the traffic while it lasts. */
public interface Effect {
  /** Returns by what factor it changes the number of normal requests. */
  default double rate() {
    return 1;
  }

  /** Changes a normal request. */
  default void touch(Draft draft, Chance chance) {}

  /** Returns how many requests come on top of so many normal ones in a whole window. */
  default double extra(double normal) {
    return 0;
  }

  /** Fills in a request that comes on top; it has a time and is otherwise a normal one. */
  default void fill(Draft draft, Chance chance) {}

  /** Returns whether the logs of the time are never delivered. */
  default boolean losesLogs() {
    return false;
  }

  /** Returns the targets that answer, of all there are. */
  default List<String> targets(List<String> all) {
    return all;
  }
}
