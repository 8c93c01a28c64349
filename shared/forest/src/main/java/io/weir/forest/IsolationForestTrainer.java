package io.weir.forest;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.Scorer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trains Isolation Forests (F. T. Liu, K. M. Ting, Z.-H. Zhou, ICDM 2008).
 *
 * <p>The outputs of the examples are not looked at: training is unsupervised. An example must hold
 * every feature of the dataset, unless {@code implicitZeros} is set, and all values must be finite.
 * A feature that never varies is allowed and never split on; if none varies training is refused.
 *
 * <p>The first call of {@code train} uses the seed, later calls use seeds derived from it and the
 * invocation count. This class is named in stored models and configurations and will not be
 * renamed.
 */
public final class IsolationForestTrainer implements Trainer<Event> {
  @Config(description = "How many trees.")
  private int trees = 100;

  @Config(description = "How many examples each tree sees.")
  private int sampleSize = 256;

  @Config(description = "The most splits on a path; 0 means ceil(log2(sampleSize)).")
  private int maxDepth;

  @Config(description = "How points are scored.")
  private ScoringMode mode = ScoringMode.CLASSIC;

  @Config(
      description =
          "The share of training examples to call anomalous, in (0, 1); 0 uses the threshold.")
  private double contamination;

  @Config(description = "Scores above this are anomalous, in (0, 1); the paper suggests 0.6.")
  private double threshold = 0.6;

  @Config(description = "Whether an absent feature means zero, as in sparse data.")
  private boolean implicitZeros;

  @Config(description = "The seed of the random numbers.")
  private long seed = Trainer.DEFAULT_SEED;

  @Config(description = "How many threads grow trees; the forest does not depend on it.")
  private int threads = 1;

  private final Clock clock;
  private int invocationCount;

  /** Makes a trainer with the defaults: the paper's settings and threshold. */
  public IsolationForestTrainer() {
    this(Clock.systemUTC());
  }

  /** Makes a trainer with these settings and rule for the threshold. */
  public IsolationForestTrainer(ForestSettings settings, ThresholdRule rule) {
    this(settings, rule, Clock.systemUTC());
  }

  /** Makes a trainer that takes the time of training, for the provenance, from this clock. */
  public IsolationForestTrainer(ForestSettings settings, ThresholdRule rule, Clock clock) {
    this(clock);
    trees = settings.trees();
    sampleSize = settings.sampleSize();
    maxDepth = settings.maxDepth();
    mode = settings.mode();
    seed = settings.seed();
    threads = settings.threads();
    if (rule instanceof ThresholdRule.Quantile quantile) {
      contamination = 1 - quantile.share();
    } else if (rule instanceof ThresholdRule.Fixed fixed) {
      threshold = fixed.score();
    }
    postConfig();
  }

  private IsolationForestTrainer(Clock clock) {
    this.clock = clock;
  }

  /** Checks the settings; called by OLCUT once it has set the fields. */
  @Override
  public void postConfig() {
    try {
      settings();
      rule();
    } catch (IllegalArgumentException e) {
      throw new PropertyException(e, "", "", e.getMessage());
    }
  }

  private ForestSettings settings() {
    return new ForestSettings(trees, sampleSize, maxDepth, seed, mode, threads);
  }

  private ThresholdRule rule() {
    return contamination == 0
        ? ThresholdRule.fixed(threshold)
        : ThresholdRule.quantile(1 - contamination);
  }

  @Override
  public IsolationForestModel train(
      Dataset<Event> examples, Map<String, Provenance> runProvenance) {
    return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
  }

  @Override
  public IsolationForestModel train(
      Dataset<Event> examples, Map<String, Provenance> runProvenance, int invocation) {
    TrainerProvenance trainerProvenance;
    long forestSeed;
    synchronized (this) {
      if (invocation != INCREMENT_INVOCATION_COUNT) {
        setInvocationCount(invocation);
      }
      trainerProvenance = getProvenance();
      // The golden ratio spreads successive counts over all bits; count 0 keeps the seed as it is.
      forestSeed = seed + 0x9e3779b97f4a7c15L * invocationCount;
      invocationCount++;
    }
    ImmutableFeatureMap features = examples.getFeatureIDMap();
    double[][] rows = rows(examples, new FeatureReader(features, implicitZeros));
    Forest forest = ForestGrower.grow(rows, settings().growth(forestSeed));
    ModelProvenance provenance =
        new ModelProvenance(
            IsolationForestModel.class.getName(),
            OffsetDateTime.now(clock),
            examples.getProvenance(),
            trainerProvenance,
            runProvenance);
    return new IsolationForestModel(
        "isolation-forest",
        provenance,
        features,
        examples.getOutputIDInfo(),
        new TrainedForest(
            forest, mode, threshold(forest, rows), implicitZeros, TrainingSummary.of(rows)));
  }

  private static double[][] rows(Dataset<Event> examples, FeatureReader reader) {
    double[][] rows = new double[examples.size()][];
    int i = 0;
    for (Example<Event> example : examples) {
      try {
        rows[i] = reader.read(example);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("training example " + i + ": " + e.getMessage(), e);
      }
      i++;
    }
    return rows;
  }

  private double threshold(Forest forest, double[][] rows) {
    ThresholdRule rule = rule();
    if (rule instanceof ThresholdRule.Fixed fixed) {
      return fixed.score();
    }
    Scorer scorer = mode.scorer(forest);
    double[] scores = new double[rows.length];
    scorer.scoreAll(rows, scores);
    return rule.choose(scores);
  }

  @Override
  public synchronized int getInvocationCount() {
    return invocationCount;
  }

  @Override
  public synchronized void setInvocationCount(int newInvocationCount) {
    if (newInvocationCount < 0) {
      throw new IllegalArgumentException("the invocation count is negative: " + newInvocationCount);
    }
    invocationCount = newInvocationCount;
  }

  @Override
  public TrainerProvenance getProvenance() {
    return new TrainerProvenanceImpl(this);
  }

  @Override
  public String toString() {
    return "IsolationForestTrainer(" + settings() + ", " + rule() + ")";
  }
}
