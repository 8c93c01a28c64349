package io.weir.forest.artifact;

import io.weir.forest.Contribution;
import io.weir.forest.Explanation;
import io.weir.forest.ForestExplainer;
import io.weir.forest.IsolationForestModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained forest with its schema and threshold: what is stored, and what scores.
 *
 * <p>Points are arrays of values in schema order; a point of another length, or with a value that
 * is NaN or infinite, is refused with an {@link IllegalArgumentException}. Callers who may lack a
 * value ask {@link #insufficient} first. Immutable, may be shared by threads.
 */
public final class ForestArtifact {
  private final IsolationForestModel model;
  private final Manifest manifest;
  private final byte[] modelBytes;
  private final ForestExplainer explainer;

  /** For each position in the schema the id Tribuo gave the feature, by order of names. */
  private final int[] ids;

  ForestArtifact(IsolationForestModel model, Manifest manifest, byte[] modelBytes) {
    this.model = model;
    this.manifest = manifest;
    this.modelBytes = modelBytes;
    this.explainer = model.explainer();
    this.ids = manifest.schema().names().stream().mapToInt(explainer.features()::indexOf).toArray();
  }

  /**
   * Trains a forest on the rows and chooses the threshold on them too.
   *
   * @throws IllegalArgumentException if no forest can be grown from the rows
   */
  public static ForestArtifact train(TrainingPlan plan, double[][] rows) {
    return train(plan, rows, rows);
  }

  /**
   * Trains a forest on the rows.
   *
   * @param plan what to train and how
   * @param rows the points to train on, in schema order
   * @param calibration the points to choose the threshold on, best not among the rows
   * @throws IllegalArgumentException if no forest can be grown from the rows
   */
  public static ForestArtifact train(TrainingPlan plan, double[][] rows, double[][] calibration) {
    return ArtifactTrainer.train(plan, rows, calibration);
  }

  /**
   * Reads a stored forest: checks its size, its digest, what it names, its structure, that it
   * agrees with its manifest, and that it still gives the scores it gave.
   *
   * @throws ArtifactException if any of that fails
   */
  public static ForestArtifact read(byte[] model, byte[] manifest) throws ArtifactException {
    return read(model, manifest, ArtifactLimits.DEFAULT);
  }

  /** Reads a stored forest, as {@link #read(byte[], byte[])}, with other limits. */
  public static ForestArtifact read(byte[] model, byte[] manifest, ArtifactLimits limits)
      throws ArtifactException {
    return ArtifactReader.read(model.clone(), manifest, limits);
  }

  /** Returns the model as Tribuo stores it; {@code Model.deserializeFromFile} reads it too. */
  public byte[] modelBytes() {
    return modelBytes.clone();
  }

  /** Returns the same to read, without the copy: it may have some ten megabytes. */
  public ByteBuffer modelBuffer() {
    return ByteBuffer.wrap(modelBytes).asReadOnlyBuffer();
  }

  /** Returns the manifest, as JSON, that must lie beside the model. */
  public byte[] manifestBytes() {
    return ManifestWriter.write(manifest);
  }

  /** Returns what the manifest says. */
  public Manifest manifest() {
    return manifest;
  }

  /** Returns the model, for use with Tribuo. */
  public IsolationForestModel model() {
    return model;
  }

  /** Returns the features of a point, in order. */
  public FeatureSchema schema() {
    return manifest.schema();
  }

  /** Returns the score above which a point is anomalous. */
  public double threshold() {
    return model.threshold();
  }

  /**
   * Returns the names of the features whose values are NaN or infinite: without them the point
   * cannot be scored.
   */
  public List<String> insufficient(double[] values) {
    checkLength(values);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        names.add(schema().features().get(i).name());
      }
    }
    return names;
  }

  /** Returns the score of the point, in (0, 1), higher is more anomalous. */
  public double score(double[] values) {
    return explainer.score(byId(values));
  }

  /** Returns the scores of the points: the same as one by one, only faster. */
  public double[] scoreAll(double[][] points) {
    double[][] byId = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      byId[i] = byId(points[i]);
    }
    return explainer.scoreAll(byId);
  }

  /** Explains the score by path attribution, feature by feature in schema order; cheap. */
  public Explanation explain(double[] values) {
    return inSchemaOrder(explainer.explain(byId(values)));
  }

  /**
   * Explains the score by exact Shapley values, in schema order; some hundred times slower.
   *
   * @throws UnsupportedOperationException in box scoring with more than 12 features
   */
  public Explanation shapley(double[] values) {
    return inSchemaOrder(explainer.shapley(byId(values)));
  }

  /** Returns the score the point would have with this feature at its training median. */
  public double scoreAtMedian(double[] values, String feature) {
    return explainer.scoreAtMedian(byId(values), feature);
  }

  private double[] byId(double[] values) {
    checkLength(values);
    double[] point = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      point[ids[i]] = values[i];
    }
    return point;
  }

  private void checkLength(double[] values) {
    if (values.length != ids.length) {
      throw new IllegalArgumentException(
          "a point has " + ids.length + " values, not " + values.length);
    }
  }

  private Explanation inSchemaOrder(Explanation explanation) {
    List<Contribution> ordered = new ArrayList<>(ids.length);
    for (int id : ids) {
      ordered.add(explanation.contributions().get(id));
    }
    return new Explanation(
        explanation.score(), explanation.basePathLength(), explanation.pathLength(), ordered);
  }
}
