package io.weir.detect;

/** How likely it is that chance alone brings as many failures. */
final class Chance {
  /**
   * Failures come in bursts: a client tries again, a task fails for a while. Their number varies by
   * its mean squared over this, beside what chance alone does.
   */
  private static final double EVENNESS = 2;

  /** Clients that are refused try again: a refusal seldom comes alone. */
  private static final double TRIES = 2;

  private Chance() {}

  /**
   * Returns the probability of so many refusals or more among so many requests, where each is
   * refused at the rate: the upper tail of the binomial distribution, of a rate that is twice as
   * high.
   */
  static double ofRefused(long refused, long requests, double rate) {
    double each = Math.min(1, TRIES * rate + TRIES / Math.max(1.0, requests + TRIES));
    if (each >= 1) {
      return 1;
    }
    double sum = 0;
    for (long i = refused; i <= requests; i++) {
      sum +=
          Math.exp(
              logChoose(requests, i) + i * Math.log(each) + (requests - i) * Math.log1p(-each));
    }
    return Math.min(1, sum);
  }

  private static double logChoose(long of, long some) {
    double log = 0;
    for (long i = 1; i <= of - some; i++) {
      log += Math.log((some + i) / (double) i);
    }
    return log;
  }

  /**
   * Returns the probability of so many failures or more, where so many are expected: the upper tail
   * of the negative binomial distribution.
   */
  static double ofAtLeast(long failures, double expected) {
    double moreOften = expected / (EVENNESS + expected);
    double one = Math.pow(1 - moreOften, EVENNESS);
    // Summed from the top, as the small numbers would be lost in a difference to one.
    double term = one;
    for (long i = 0; i < failures; i++) {
      term *= (i + EVENNESS) / (i + 1) * moreOften;
    }
    double sum = 0;
    for (long i = failures; term > sum * 1e-12 && i < failures + 100_000; i++) {
      sum += term;
      term *= (i + EVENNESS) / (i + 1) * moreOften;
    }
    return Math.min(1, sum);
  }
}
