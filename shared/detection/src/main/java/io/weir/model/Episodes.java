package io.weir.model;

import java.util.Arrays;

/**
 * Takes values in order of time as episodes: what happens in windows that follow each other happens
 * once. A trouble that nobody noticed would otherwise count as often as it has windows, and hide
 * the next one.
 */
final class Episodes {
  /** How many windows before and after the greatest belong to its episode. */
  private static final int REACH = 9;

  private Episodes() {}

  /** Returns the values without those of the so many greatest episodes; some are always left. */
  static double[] withoutGreatest(double[] values, int episodes) {
    boolean[] gone = new boolean[values.length];
    int left = values.length;
    for (int i = 0; i < episodes; i++) {
      int greatest = greatest(values, gone);
      int from = Math.max(0, greatest - REACH);
      int to = Math.min(values.length, greatest + REACH + 1);
      if (left <= 4 * (to - from)) {
        break;
      }
      for (int at = from; at < to; at++) {
        left -= gone[at] ? 0 : 1;
        gone[at] = true;
      }
    }
    double[] kept = new double[left];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (!gone[i]) {
        kept[size++] = values[i];
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private static int greatest(double[] values, boolean[] gone) {
    int greatest = -1;
    for (int i = 0; i < values.length; i++) {
      if (!gone[i] && (greatest < 0 || values[i] > values[greatest])) {
        greatest = i;
      }
    }
    return greatest;
  }
}
