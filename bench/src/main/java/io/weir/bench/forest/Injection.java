package io.weir.bench.forest;

import java.util.Random;

/** Ways to make a normal window anomalous. */
enum Injection {
  /** One feature goes to 3.5 times its value, or 0.15 times; the error rate to 8 times. */
  SINGLE_FEATURE {
    @Override
    void apply(double[] window, double[][] normal, Random random) {
      int feature = random.nextInt(TrafficWindows.FEATURES);
      if (feature == 1) {
        window[feature] *= 8;
      } else {
        window[feature] *= random.nextBoolean() ? 3.5 : 0.15;
      }
    }
  },

  /** One feature takes its value from another window: normal by itself, wrong beside the others. */
  RELATION_BREAKING {
    @Override
    void apply(double[] window, double[][] normal, Random random) {
      int feature = random.nextInt(TrafficWindows.FEATURES);
      window[feature] = normal[random.nextInt(normal.length)][feature];
    }
  };

  abstract void apply(double[] window, double[][] normal, Random random);

  /** Changes a share of the windows in place and returns which. */
  boolean[] inject(double[][] windows, double share, long seed) {
    Random random = new Random(seed);
    double[][] normal = new double[windows.length][];
    for (int i = 0; i < windows.length; i++) {
      normal[i] = windows[i].clone();
    }
    boolean[] anomalous = new boolean[windows.length];
    int wanted = (int) Math.round(share * windows.length);
    for (int done = 0; done < wanted; ) {
      int i = random.nextInt(windows.length);
      if (!anomalous[i]) {
        anomalous[i] = true;
        apply(windows[i], normal, random);
        done++;
      }
    }
    return anomalous;
  }
}
