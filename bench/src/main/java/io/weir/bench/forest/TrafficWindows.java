package io.weir.bench.forest;

import java.util.Random;

/**
 * Made-up five-minute windows of a web service with a daily rhythm: requests, error rate, p95
 * latency in milliseconds, bytes sent, distinct clients, new connections.
 */
final class TrafficWindows {
  static final int FEATURES = 6;
  static final int PER_DAY = 288;

  private TrafficWindows() {}

  /** Returns windows that follow each other, without anomalies. */
  static double[][] normal(int windows, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[windows][];
    for (int i = 0; i < windows; i++) {
      double hour = 2 * Math.PI * (i % PER_DAY) / PER_DAY;
      double level = Math.exp(6.5 + 0.9 * Math.sin(hour) + 0.15 * random.nextGaussian());
      double requests = Math.rint(level);
      double errors = 0.005 * Math.exp(0.6 * random.nextGaussian());
      double latency = 120 * (1 + level / 4000) * Math.exp(0.25 * random.nextGaussian());
      double bytes = requests * 18_000 * Math.exp(0.35 * random.nextGaussian());
      double clients = Math.rint(Math.pow(requests, 0.85) * Math.exp(0.2 * random.nextGaussian()));
      double connections = Math.rint(requests * 0.3 * Math.exp(0.3 * random.nextGaussian()));
      rows[i] = new double[] {requests, errors, latency, bytes, clients, connections};
    }
    return rows;
  }

  /** Returns the windows as logarithms of counts and ratios per request. */
  static double[][] derived(double[][] windows) {
    double[][] rows = new double[windows.length][];
    for (int i = 0; i < windows.length; i++) {
      double[] w = windows[i];
      double requests = w[0] + 1;
      rows[i] =
          new double[] {
            Math.log(requests),
            Math.log(w[1] + 0.001),
            Math.log(w[2]),
            Math.log((w[3] + 1) / requests),
            Math.log((w[4] + 1) / requests),
            Math.log((w[5] + 1) / requests)
          };
    }
    return rows;
  }
}
