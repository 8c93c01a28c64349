package io.weir.bench.traffic;

import java.util.Locale;

/** Prints ratios beside what they should be, and counts those that are not. */
final class BenchTable {
  private int missed;

  int missed() {
    return missed;
  }

  String verdict() {
    return missed == 0 ? "every gate is held" : missed + " gates missed";
  }

  void count(boolean held) {
    missed += held ? 0 : 1;
  }

  /** Prints a ratio that should be at most the gate, at best at most the goal. */
  void most(
      String id, String what, String jdk, Ratio ratio, double gate, double goal, boolean gated) {
    boolean held = ratio.median() <= gate;
    count(!gated || held);
    String mark = !gated ? "" : held ? (ratio.median() <= goal ? " goal" : " gate") : " MISSED";
    row(id, what, jdk, ratio + mark, "<= " + gate, "<= " + goal);
  }

  /** Prints a ratio that should be at least the gate, at best at least the goal. */
  void least(String id, String what, String jdk, Ratio ratio, double gate, double goal) {
    boolean held = ratio.median() >= gate;
    count(held);
    String mark = held ? (ratio.median() >= goal ? " goal" : " gate") : " MISSED";
    row(id, what, jdk, ratio + mark, ">= " + gate, ">= " + goal);
  }

  void row(String id, String what, String jdk, String value, String gate, String goal) {
    System.out.printf(
        Locale.ROOT, "%-5s %-62s %-4s %-26s %7s %7s%n", id, what, jdk, value, gate, goal);
  }
}
