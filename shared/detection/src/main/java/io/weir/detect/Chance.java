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
    double odds = each / (1 - each);
    double log = refused * Math.log(each) + (requests - refused) * Math.log1p(-each);
    for (long i = 1; i <= requests - refused; i++) {
      log += Math.log((refused + i) / (double) i);
    }
    double term = Math.exp(log);
    double sum = 0;
    for (long i = refused; i <= requests; i++) {
      sum += term;
      term *= (requests - i) / (i + 1.0) * odds;
    }
    return Math.min(1, sum);
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
