package io.weir.forest.tree;

/**
 * A small generator whose sequence is fixed by this file alone, so that a seed gives the same
 * forest on every JDK.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014 (SplitMix64).
 */
final class SplitMix {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SplitMix(long state) {
    this.state = state;
  }

  /** Returns the generator of one tree: independent of how many trees and threads there are. */
  static SplitMix forTree(long seed, int tree) {
    return new SplitMix(mix(mix(seed) + GAMMA * (tree + 1L)));
  }

  long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Returns a number from 0 up to but not including the bound. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from 0 up to but not including 1, in steps of 2^-53. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
