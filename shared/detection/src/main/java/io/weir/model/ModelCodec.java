package io.weir.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.baseline.Profile;
import io.weir.baseline.ProfileJson;
import io.weir.bytes.Blob;
import io.weir.detect.Knowledge;
import io.weir.detect.Limit;
import io.weir.detect.Limits;
import io.weir.feature.Feature;
import io.weir.forest.artifact.ArtifactException;
import io.weir.forest.artifact.ForestArtifact;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.store.StoredModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A source's model as it is stored: the forest as a Tribuo protobuf, and beside it a manifest with
 * the forest's own manifest, the profile, the limits and the schema's fingerprint.
 */
final class ModelCodec {
  private static final int VERSION = 2;

  private ModelCodec() {}

  static StoredModel write(String source, String version, SourceModel model) {
    return write(source, version, model, artifact(model));
  }

  /** Returns the first part of what {@link #write} gives; it goes by the forest alone. */
  static Blob artifact(SourceModel model) {
    return Blob.of(model.forest().artifact().modelBuffer());
  }

  /**
   * @param artifact what {@link #artifact} gave, which is large
   */
  static StoredModel write(String source, String version, SourceModel model, Blob artifact) {
    String manifest =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeNumberField("version", VERSION);
              out.writeStringField("source", source);
              out.writeStringField("trained", version);
              out.writeStringField("features", Feature.fingerprint());
              out.writeNumberField("threshold", model.forest().threshold());
              out.writeObjectFieldStart("limits");
              for (Feature feature : Feature.values()) {
                Limit limit = model.limits().of(feature);
                out.writeArrayFieldStart(feature.name());
                out.writeNumber(limit.above());
                out.writeNumber(limit.below());
                out.writeNumber(limit.lastingAbove());
                out.writeNumber(limit.lastingBelow());
                out.writeEndArray();
              }
              out.writeEndObject();
              out.writeFieldName("profile");
              ProfileJson.write(out, model.profile());
              out.writeStringField(
                  "forest", new String(model.forest().artifact().manifestBytes(), UTF_8));
              out.writeEndObject();
            });
    return new StoredModel(source, version, artifact, Blob.of(manifest.getBytes(UTF_8)))
        .knowing(model.forest().artifact());
  }

  /**
   * Returns what the model knows.
   *
   * @throws IllegalArgumentException if it is damaged, of an unknown version, or made for other
   *     features than these
   */
  static Knowledge read(StoredModel stored) {
    return model(stored).knowledge();
  }

  private static Limit limit(double[] sides) {
    if (sides.length != 4) {
      throw new IllegalArgumentException("a limit has four sides: " + sides.length);
    }
    return new Limit(sides[0], sides[1], sides[2], sides[3]);
  }

  static SourceModel model(StoredModel stored) {
    JsonObject json = Json.object(new String(stored.manifest().toByteArray(), UTF_8));
    json.requireVersion(VERSION);
    List<Feature> features = Feature.ofFingerprint(json.text("features"));
    if (features.isEmpty()) {
      throw new IllegalArgumentException("made for other features than this version has");
    }
    Profile profile = ProfileJson.read(json.object("profile"));
    Map<Feature, Limit> limits = new EnumMap<>(Feature.class);
    JsonObject stated = json.object("limits");
    for (Feature feature : features) {
      limits.put(feature, limit(stated.numbers(feature.name())));
    }
    byte[] manifest = json.text("forest").getBytes(UTF_8);
    ForestArtifact artifact = stored.forest().orElseGet(() -> forest(stored, manifest));
    Forest forest = new Forest(artifact, json.number("threshold"));
    return new SourceModel(profile, Limits.of(limits), forest);
  }

  private static ForestArtifact forest(StoredModel stored, byte[] manifest) {
    try {
      ForestArtifact forest = ForestArtifact.read(stored.artifact().toByteArray(), manifest);
      stored.knowing(forest);
      return forest;
    } catch (ArtifactException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
