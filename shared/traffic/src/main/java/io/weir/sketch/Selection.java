package io.weir.sketch;

/** Finds the k-th smallest number without sorting: Hoare's "Algorithm 65: Find", 1961. */
public final class Selection {
  private Selection() {}

  /**
   * Returns the number that would stand at the place {@code k} if the first {@code length} were
   * sorted. They change places.
   */
  public static long smallest(int k, long[] work, int length) {
    int low = 0;
    int high = length - 1;
    while (low < high) {
      long pivot = work[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (work[i] < pivot) {
          i++;
        }
        while (work[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = work[i];
          work[i++] = work[j];
          work[j--] = swapped;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return work[k];
      }
    }
    return work[k];
  }
}
