package io.weir.cli.cost;

/**
 * What there is to watch.
 *
 * @param requestsPerDay requests in the logs
 * @param sources load balancers and distributions
 * @param objectsPerDay log objects
 * @param alertsPerDay alerts that go out by e-mail
 */
record Usage(double requestsPerDay, double sources, double objectsPerDay, double alertsPerDay) {
  Usage {
    requireCount("requests", requestsPerDay);
    requireCount("sources", sources);
    requireCount("objects", objectsPerDay);
    requireCount("alerts", alertsPerDay);
  }

  private static void requireCount(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a number of at least 0: " + value);
    }
  }
}
