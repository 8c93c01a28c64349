package io.weir.bench.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.weir.forest.ForestSettings;
import io.weir.forest.IsolationForestModel;
import io.weir.forest.IsolationForestTrainer;
import io.weir.forest.ScoringMode;
import io.weir.forest.ThresholdRule;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.Growth;
import io.weir.forest.tree.Scorer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Time per point of scoring: forests of 100 trees and 256 points, 6 features, one thread. Compare
 * within one run only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class ForestBenchmark {
  private static final int POINTS = 2000;
  private static final String[] NAMES = {"f0", "f1", "f2", "f3", "f4", "f5"};

  private double[][] points;
  private double[] scores;
  private float[][] narrow;
  private Scorer classic;
  private Scorer box;
  private RandomCutForest randomCut;
  private IsolationForestModel model;
  private Example<Event>[] examples;

  /** Grows all forests from the same 8,640 windows. */
  @Setup
  public void grow() {
    double[][] training = TrafficWindows.normal(8640, 1);
    Standardization scale = Standardization.of(training);
    training = scale.apply(training);
    points = scale.apply(TrafficWindows.normal(POINTS, 2));
    scores = new double[POINTS];
    Forest forest = ForestGrower.grow(training, new Growth(100, 256, 0, 1, true, 1));
    classic = Scorer.classic(forest);
    box = Scorer.box(forest);
    randomCut = Detector.randomCutForest(training, 1);
    narrow = new float[POINTS][];
    for (int i = 0; i < POINTS; i++) {
      narrow[i] = Detector.floats(points[i]);
    }
    model = tribuoModel(training);
    examples = examples(points);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type has no other spelling.
  private static Example<Event>[] examples(double[][] rows) {
    Example<Event>[] examples = new Example[rows.length];
    for (int i = 0; i < rows.length; i++) {
      examples[i] = new ArrayExample<>(AnomalyFactory.UNKNOWN_EVENT, NAMES, rows[i]);
    }
    return examples;
  }

  private static IsolationForestModel tribuoModel(double[][] rows) {
    AnomalyFactory factory = new AnomalyFactory();
    MutableDataset<Event> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("benchmark", factory), factory);
    for (double[] row : rows) {
      dataset.add(new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, NAMES, row));
    }
    ForestSettings settings = ForestSettings.defaults().withMode(ScoringMode.CLASSIC);
    return new IsolationForestTrainer(settings, ThresholdRule.fixed(0.6)).train(dataset, Map.of());
  }

  /** Classic scores, in a batch. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double[] classicBatch() {
    classic.scoreAll(points, scores);
    return scores;
  }

  /** Classic scores, one by one. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double classicSingle() {
    double sum = 0;
    for (double[] point : points) {
      sum += classic.score(point);
    }
    return sum;
  }

  /** Classic scores by way of Tribuo's predict, with examples made beforehand. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double tribuoPredict() {
    double sum = 0;
    for (Example<Event> example : examples) {
      sum += model.predict(example).getOutput().getScore();
    }
    return sum;
  }

  /** Box scores, one by one. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double boxSingle() {
    double sum = 0;
    for (double[] point : points) {
      sum += box.score(point);
    }
    return sum;
  }

  /** Path attribution of classic scores. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double classicAttribution() {
    double sum = 0;
    double[] shares = new double[NAMES.length];
    for (double[] point : points) {
      sum += classic.attribute(point, shares);
    }
    return sum;
  }

  /** Path attribution of box scores. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double boxAttribution() {
    double sum = 0;
    double[] shares = new double[NAMES.length];
    for (double[] point : points) {
      sum += box.attribute(point, shares);
    }
    return sum;
  }

  /** AWS's random cut forest. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double randomCutForest() {
    double sum = 0;
    for (float[] point : narrow) {
      sum += randomCut.getAnomalyScore(point);
    }
    return sum;
  }
}
