package io.weir.cli.cost;

/**
 * What there is to watch.
 *
 * @param requestsPerDay requests in the logs
 * @param sources load balancers and distributions
 * @param objectsPerDay log objects
 * @param alertsPerDay alerts that go out by e-mail
 * @param answersPerDay of how many of them people say something; 0 if they cannot
 */
record Usage(
    double requestsPerDay,
    double sources,
    double objectsPerDay,
    double alertsPerDay,
    double answersPerDay) {
  Usage {
    requireCount("requests", requestsPerDay);
    requireCount("sources", sources);
    requireCount("objects", objectsPerDay);
    requireCount("alerts", alertsPerDay);
    requireCount("answers", answersPerDay);
  }

  /** Returns whether people may answer alerts. */
  boolean takesAnswers() {
    return answersPerDay > 0;
  }

  private static void requireCount(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a number of at least 0: " + value);
    }
  }
}
