package io.weir.bench.traffic;

import io.weir.bench.traffic.Runs.Run;
import java.io.IOException;
import java.nio.file.Path;

/** What the threat rules cost: with ordinary traffic, and with lines made to be expensive. */
record ThreatCost(Runs runs, BenchTable table, boolean isShort) {
  /** Adds the rows of a JDK. */
  void add(Path jdk, String version, Path small) throws IOException, InterruptedException {
    int rounds = isShort ? 24 : 50;
    Run ordinary =
        runs.java(jdk, TrafficBench.C1, "threats", small.toString(), String.valueOf(rounds));
    double[][] times = ordinary.columns(rounds / 2);
    table.most(
        "T1",
        "warm ingest with the threat rules / without, C1",
        version,
        Ratio.of(times[1], times[0]),
        1.25,
        1.15,
        true);
    Run hostile =
        runs.java(jdk, TrafficBench.C1, "hostile", small.toString(), isShort ? "8" : "14");
    double[][] kinds = hostile.columns(4);
    for (int i = 0; i < HostileLines.PIECES.size(); i++) {
      double[] scanning = new double[kinds[0].length];
      for (int k = 0; k < scanning.length; k++) {
        scanning[k] = Math.max(0, kinds[2 + 2 * i][k] - kinds[1 + 2 * i][k]);
      }
      String piece = HostileLines.PIECES.get(i);
      table.most(
          "T2",
          "scanning a line of 64 KB of " + piece + " / ingesting an ordinary one",
          version,
          Ratio.of(scanning, kinds[0]),
          20,
          10,
          true);
    }
  }
}
