package io.weir.bench.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.Growth;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to train on 100,000 points: forests of 100 trees and 256 points, 6 features, one thread.
 * Compare within one run only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TrainingBenchmark {
  private double[][] rows;

  /** Makes up the points. */
  @Setup
  public void make() {
    double[][] windows = TrafficWindows.normal(100_000, 1);
    rows = Standardization.of(windows).apply(windows);
  }

  /** This project's forest, without boxes. */
  @Benchmark
  public Forest classic() {
    return ForestGrower.grow(rows, new Growth(100, 256, 0, 1, false, 1));
  }

  /** This project's forest, with boxes. */
  @Benchmark
  public Forest box() {
    return ForestGrower.grow(rows, new Growth(100, 256, 0, 1, true, 1));
  }

  /** AWS's random cut forest, which learns point by point. */
  @Benchmark
  public RandomCutForest randomCutForest() {
    return Detector.randomCutForest(rows, 1);
  }
}
