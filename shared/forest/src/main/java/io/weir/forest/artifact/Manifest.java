package io.weir.forest.artifact;

import io.weir.forest.ScoringMode;
import java.util.List;
import java.util.Optional;

/**
 * What a manifest says of the model beside it.
 *
 * @param sha256 the SHA-256 of the model's bytes, 64 lower-case hexadecimal digits
 * @param modelBytes how many bytes the model has
 * @param scoring how the model scores
 * @param schema the features of a point, in order
 * @param threshold the threshold and how it was chosen
 * @param training what the model was trained on
 * @param selfTest points with the scores the model must give, to the last bit; at least one
 */
public record Manifest(
    String sha256,
    long modelBytes,
    ScoringMode scoring,
    FeatureSchema schema,
    Threshold threshold,
    Training training,
    List<SelfTest> selfTest) {

  /** The version of the format that is written, and the only one that is read. */
  public static final int FORMAT = 1;

  /** Checks the digest's form and that the self-test fits the schema. */
  public Manifest {
    selfTest = List.copyOf(selfTest);
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    if (selfTest.isEmpty()) {
      throw new IllegalArgumentException("no self-test");
    }
    for (SelfTest test : selfTest) {
      if (test.values().size() != schema.size()) {
        throw new IllegalArgumentException("a self-test point does not fit the schema");
      }
    }
  }

  /**
   * The threshold.
   *
   * @param score scores above this are anomalous
   * @param rule how it was chosen, in words
   * @param calibrationRows from how many rows it was chosen; 0 if it was given
   */
  public record Threshold(double score, String rule, int calibrationRows) {}

  /**
   * What the model was trained on.
   *
   * @param rows how many rows
   * @param range the time they are of, if they are of a time
   * @param constantFeatures the features that never varied, which classic scoring cannot see
   */
  public record Training(
      int rows, Optional<TrainingPlan.Range> range, List<String> constantFeatures) {
    /** Copies the list. */
    public Training {
      constantFeatures = List.copyOf(constantFeatures);
    }
  }

  /**
   * A point with its score.
   *
   * @param values the values in schema order
   * @param score the score the model gave when it was trained
   */
  public record SelfTest(List<Double> values, double score) {
    /** Copies the values. */
    public SelfTest {
      values = List.copyOf(values);
    }
  }
}
