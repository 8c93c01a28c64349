package io.weir.forest.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.weir.forest.ScoringMode;
import io.weir.forest.artifact.ArtifactException.Reason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a manifest: every field of the format once, and no others. */
final class ManifestReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser json;

  private int format;
  private String sha256 = "";
  private long modelBytes;
  private String scoring = "";
  private final List<FeatureSchema.Feature> features = new ArrayList<>();
  private double thresholdScore = Double.NaN;
  private String thresholdRule = "";
  private int calibrationRows;
  private int trainingRows;
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();
  private List<String> constantFeatures = List.of();
  private final List<Manifest.SelfTest> selfTest = new ArrayList<>();

  private ManifestReader(JsonParser json) {
    this.json = json;
  }

  static Manifest read(byte[] bytes) throws ArtifactException {
    try (JsonParser json = JSON.createParser(bytes)) {
      ManifestReader reader = new ManifestReader(json);
      json.nextToken();
      reader.readObject(reader::readTop);
      if (json.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return reader.manifest();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new ArtifactException(Reason.MANIFEST, "not a manifest: " + e.getMessage(), e);
    }
  }

  private Manifest manifest() throws IOException {
    if (format != Manifest.FORMAT) {
      throw new IOException("unknown format " + format);
    }
    if (from.isPresent() != to.isPresent()) {
      throw new IOException("half a training range");
    }
    return new Manifest(
        sha256,
        modelBytes,
        ScoringMode.ofWireName(scoring),
        new FeatureSchema(features),
        new Manifest.Threshold(thresholdScore, thresholdRule, calibrationRows),
        new Manifest.Training(
            trainingRows,
            from.map(start -> new TrainingPlan.Range(start, to.orElseThrow())),
            constantFeatures),
        selfTest);
  }

  private void readTop(String field) throws IOException {
    switch (field) {
      case "format" -> format = integer();
      case "sha256" -> sha256 = text();
      case "modelBytes" -> modelBytes = integer();
      case "scoring" -> scoring = text();
      case "schema" -> readArray(this::readFeature);
      case "threshold" -> readObject(this::readThreshold);
      case "training" -> readObject(this::readTraining);
      case "selfTest" -> readArray(this::readSelfTest);
      default -> throw new IOException("unknown field " + field);
    }
  }

  private void readFeature() throws IOException {
    String[] nameAndUnit = {"", ""};
    readObject(
        field -> {
          switch (field) {
            case "name" -> nameAndUnit[0] = text();
            case "unit" -> nameAndUnit[1] = text();
            default -> throw new IOException("unknown field " + field);
          }
        });
    features.add(new FeatureSchema.Feature(nameAndUnit[0], nameAndUnit[1]));
  }

  private void readThreshold(String field) throws IOException {
    switch (field) {
      case "score" -> thresholdScore = number();
      case "rule" -> thresholdRule = text();
      case "calibrationRows" -> calibrationRows = integer();
      default -> throw new IOException("unknown field " + field);
    }
  }

  private void readTraining(String field) throws IOException {
    switch (field) {
      case "rows" -> trainingRows = integer();
      case "from" -> from = Optional.of(Instant.parse(text()));
      case "to" -> to = Optional.of(Instant.parse(text()));
      case "constantFeatures" -> {
        List<String> names = new ArrayList<>();
        readArray(() -> names.add(text()));
        constantFeatures = names;
      }
      default -> throw new IOException("unknown field " + field);
    }
  }

  private void readSelfTest() throws IOException {
    List<Double> values = new ArrayList<>();
    double[] score = {Double.NaN};
    readObject(
        field -> {
          switch (field) {
            case "values" -> readArray(() -> values.add(number()));
            case "score" -> score[0] = number();
            default -> throw new IOException("unknown field " + field);
          }
        });
    selfTest.add(new Manifest.SelfTest(values, score[0]));
  }

  private interface FieldReader {
    void read(String field) throws IOException;
  }

  private interface ElementReader {
    void read() throws IOException;
  }

  private void readObject(FieldReader reader) throws IOException {
    expect(JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      expect(JsonToken.FIELD_NAME);
      String field = json.currentName();
      json.nextToken();
      reader.read(field);
    }
  }

  private void readArray(ElementReader reader) throws IOException {
    expect(JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reader.read();
    }
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return json.getText();
  }

  private int integer() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return json.getIntValue();
  }

  private double number() throws IOException {
    if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      expect(JsonToken.VALUE_NUMBER_FLOAT);
    }
    return json.getDoubleValue();
  }

  private void expect(JsonToken token) throws IOException {
    if (!json.hasToken(token)) {
      throw new IOException("expected " + token + ", found " + json.currentToken());
    }
  }
}
