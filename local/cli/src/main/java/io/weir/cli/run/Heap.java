package io.weir.cli.run;

/**
 * Keeps the memory of a long run near what is in use. The serial collector of newer JDKs (seen on
 * 25, not on 17) takes more and more of a machine, up to a quarter, before it looks which old
 * objects are done with; most of them are what trainings leave.
 */
final class Heap {
  /** Looking takes a tenth of a second: so much must have come since. */
  private static final long MUCH_BYTES = 48L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long kept;

  /** Has the heap cleared of what is done with, if it has grown much. */
  void clear() {
    if (used() > kept + MUCH_BYTES) {
      System.gc();
      kept = used();
    }
  }

  private long used() {
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
