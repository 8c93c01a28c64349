package io.weir.forest.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a manifest as JSON. */
final class ManifestWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestWriter() {}

  static byte[] write(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("format", Manifest.FORMAT);
      json.writeStringField("sha256", manifest.sha256());
      json.writeNumberField("modelBytes", manifest.modelBytes());
      json.writeStringField("scoring", manifest.scoring().wireName());
      writeSchema(json, manifest.schema());
      writeThreshold(json, manifest.threshold());
      writeTraining(json, manifest.training());
      writeSelfTest(json, manifest);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void writeSchema(JsonGenerator json, FeatureSchema schema) throws IOException {
    json.writeArrayFieldStart("schema");
    for (FeatureSchema.Feature feature : schema.features()) {
      json.writeStartObject();
      json.writeStringField("name", feature.name());
      json.writeStringField("unit", feature.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeThreshold(JsonGenerator json, Manifest.Threshold threshold)
      throws IOException {
    json.writeObjectFieldStart("threshold");
    json.writeNumberField("score", threshold.score());
    json.writeStringField("rule", threshold.rule());
    json.writeNumberField("calibrationRows", threshold.calibrationRows());
    json.writeEndObject();
  }

  private static void writeTraining(JsonGenerator json, Manifest.Training training)
      throws IOException {
    json.writeObjectFieldStart("training");
    json.writeNumberField("rows", training.rows());
    if (training.range().isPresent()) {
      json.writeStringField("from", training.range().get().from().toString());
      json.writeStringField("to", training.range().get().to().toString());
    }
    json.writeArrayFieldStart("constantFeatures");
    for (String feature : training.constantFeatures()) {
      json.writeString(feature);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeSelfTest(JsonGenerator json, Manifest manifest) throws IOException {
    json.writeArrayFieldStart("selfTest");
    for (Manifest.SelfTest test : manifest.selfTest()) {
      json.writeStartObject();
      json.writeArrayFieldStart("values");
      for (double value : test.values()) {
        json.writeNumber(value);
      }
      json.writeEndArray();
      json.writeNumberField("score", test.score());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
