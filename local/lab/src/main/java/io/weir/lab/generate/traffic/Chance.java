package io.weir.lab.generate.traffic;

import java.util.SplittableRandom;

/** Chance that depends on nothing but a seed and what it is for. */
public final class Chance {
  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns chance of its own for each purpose and number. */
  public static Chance of(long seed, String purpose, long number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xC2B2AE3D27D4EB4FL + number;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    return new Chance(mixed ^ (mixed >>> 27));
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public double share() {
    return random.nextDouble();
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  public double gaussian() {
    return random.nextGaussian();
  }

  public long number() {
    return random.nextLong();
  }

  public <T> T of(java.util.List<T> values) {
    return values.get(below(values.size()));
  }

  /** Returns a count with the mean: Poisson, by the normal law where that is near enough. */
  public int count(double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * gaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
