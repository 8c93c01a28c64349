package io.weir.forest;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.weir.forest.tree.Forest;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * An isolation forest behind Tribuo's model interface.
 *
 * <p>The score of an {@link Event} is in (0, 1) and <em>higher is more anomalous</em>; Tribuo's
 * support vector machines have it the other way round. An example is anomalous if its score is
 * above the {@link #threshold()}. An example that lacks a feature, or has one that is NaN or
 * infinite, is refused with an {@link IllegalArgumentException}.
 *
 * <p>Models are stored as protobuf only; Java serialisation is refused. This class is named in
 * every stored model and will not be renamed. Models are immutable but for their name.
 */
public final class IsolationForestModel extends Model<Event> {
  /** The version of the stored form that this class writes, and the only one it reads. */
  public static final int CURRENT_VERSION = 0;

  private static final long serialVersionUID = 1L;

  private final transient TrainedForest trained;
  private final transient FeatureReader reader;
  private final transient ForestExplainer explainer;

  IsolationForestModel(
      String name,
      ModelProvenance provenance,
      ImmutableFeatureMap features,
      ImmutableOutputInfo<Event> outputs,
      TrainedForest trained) {
    super(name, provenance, features, outputs, false);
    if (trained.forest().features() != features.size()) {
      throw new IllegalArgumentException(
          "the forest has " + trained.forest().features() + " features, not " + features.size());
    }
    this.trained = trained;
    this.reader = new FeatureReader(features, trained.implicitZeros());
    List<String> names = new ArrayList<>();
    for (int id = 0; id < features.size(); id++) {
      names.add(features.get(id).getName());
    }
    this.explainer = new ForestExplainer(trained, names);
  }

  /** Returns the score above which an example is anomalous. */
  public double threshold() {
    return trained.threshold();
  }

  /** Returns how examples are scored. */
  public ScoringMode mode() {
    return trained.mode();
  }

  /** Returns the trees. */
  public Forest forest() {
    return trained.forest();
  }

  /** Returns the names of the features that never varied in training, in order of their ids. */
  public List<String> constantFeatures() {
    List<String> names = new ArrayList<>();
    for (int id = 0; id < featureIDMap.size(); id++) {
      if (trained.summary().minimums()[id] == trained.summary().maximums()[id]) {
        names.add(featureIDMap.get(id).getName());
      }
    }
    return names;
  }

  /**
   * Returns a model that differs in its threshold only.
   *
   * @throws IllegalArgumentException if the threshold is not in (0, 1)
   */
  public IsolationForestModel withThreshold(double threshold) {
    return new IsolationForestModel(
        name, provenance, featureIDMap, outputIDInfo, trained.withThreshold(threshold));
  }

  @Override
  public Prediction<Event> predict(Example<Event> example) {
    double score = trained.scorer().score(reader.read(example));
    EventType type = score > trained.threshold() ? EventType.ANOMALOUS : EventType.EXPECTED;
    return new Prediction<>(new Event(type, score), featureIDMap.size(), example);
  }

  /** Returns the explainer of this model's scores, for points of values in order of feature id. */
  public ForestExplainer explainer() {
    return explainer;
  }

  /**
   * Explains the score of the example, feature by feature in order of their ids.
   *
   * @throws IllegalArgumentException if {@link #predict} refuses the example
   */
  public Explanation explain(Example<Event> example) {
    return explainer.explain(reader.read(example));
  }

  /**
   * Returns how often the trees split on each feature, as a share of all splits, the most used
   * first. In an isolation forest this says how varied a feature is, not how telling.
   */
  @Override
  public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
    long[] splits = trained.forest().splitsByFeature();
    double total = 0;
    for (long count : splits) {
      total += count;
    }
    List<Pair<String, Double>> features = new ArrayList<>();
    for (int id = 0; id < splits.length; id++) {
      features.add(new Pair<>(featureIDMap.get(id).getName(), splits[id] / Math.max(1, total)));
    }
    features.sort(Comparator.comparing(Pair<String, Double>::getB).reversed());
    int wanted = n < 0 ? features.size() : Math.min(n, features.size());
    return Map.of(Model.ALL_OUTPUTS, List.copyOf(features.subList(0, wanted)));
  }

  /**
   * Returns the path attribution of the example's score: by how many edges each feature
   * <em>shortened</em> the mean path, so that the features with the highest weights made it most
   * anomalous.
   */
  @Override
  public Optional<Excuse<Event>> getExcuse(Example<Event> example) {
    List<Pair<String, Double>> weights = new ArrayList<>();
    for (Contribution contribution : explain(example).ranked()) {
      weights.add(new Pair<>(contribution.feature(), -contribution.pathLength()));
    }
    return Optional.of(new Excuse<>(example, predict(example), Map.of(Model.ALL_OUTPUTS, weights)));
  }

  @Override
  protected IsolationForestModel copy(String newName, ModelProvenance newProvenance) {
    return new IsolationForestModel(newName, newProvenance, featureIDMap, outputIDInfo, trained);
  }

  @Override
  public ModelProto serialize() {
    Any message =
        Any.newBuilder()
            .setTypeUrl(ForestMessage.TYPE_URL)
            .setValue(
                ForestMessage.of(createDataCarrier().serialize().toByteString(), trained).write())
            .build();
    return ModelProto.newBuilder()
        .setVersion(CURRENT_VERSION)
        .setClassName(IsolationForestModel.class.getName())
        .setSerializedData(message)
        .build();
  }

  /**
   * Reads a stored model; called by {@link Model#deserialize}.
   *
   * @throws IllegalArgumentException if the version is unknown or the message does not describe a
   *     model
   * @throws InvalidProtocolBufferException if the message is not of this class
   */
  public static IsolationForestModel deserializeFromProto(
      int version, String className, Any message) throws InvalidProtocolBufferException {
    if (version != CURRENT_VERSION) {
      throw new IllegalArgumentException("unknown version of " + className + ": " + version);
    }
    if (!message.getTypeUrl().equals(ForestMessage.TYPE_URL)) {
      throw new InvalidProtocolBufferException("unexpected type " + message.getTypeUrl());
    }
    ForestMessage stored = ForestMessage.read(message.getValue());
    ModelDataCarrier<?> carrier =
        ModelDataCarrier.deserialize(ModelDataProto.parseFrom(stored.metadata()));
    return new IsolationForestModel(
        carrier.name(),
        carrier.provenance(),
        Domains.dense(carrier.featureDomain()),
        Domains.events(carrier.outputDomain()),
        stored.trained());
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("use Model.serialize, not Java serialisation");
  }

  private void readObject(ObjectInputStream in) throws NotSerializableException {
    throw new NotSerializableException("use Model.deserialize, not Java serialisation");
  }
}
