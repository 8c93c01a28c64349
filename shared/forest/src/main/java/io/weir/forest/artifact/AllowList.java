package io.weir.forest.artifact;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnknownFieldSet;
import io.weir.forest.artifact.ArtifactException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.anomaly.protos.AnomalyInfoProto;
import org.tribuo.protos.core.CategoricalIDInfoProto;
import org.tribuo.protos.core.ImmutableFeatureMapProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.protos.core.RealIDInfoProto;

/**
 * Walks a stored model before anything in it is acted upon. Tribuo loads classes by the names it
 * finds in a file; here every such name, and the type of every embedded message, must be one that
 * the models of this package hold.
 */
final class AllowList {
  private static final String TYPES = "type.googleapis.com/";
  private static final String FOREST = TYPES + "io.weir.forest.IsolationForestModelProto";
  private static final String OLCUT = "com.oracle.labs.mlrg.olcut.provenance.primitives.";
  private static final int METADATA_FIELD = 1;

  /** An own model nests 13 deep; embedded messages could go on for as long as the file does. */
  private static final int MAX_NESTING = 40;

  private static final Map<String, Parser<? extends Message>> MESSAGES =
      Map.of(
          TYPES + "tribuo.anomaly.AnomalyInfoProto", AnomalyInfoProto.parser(),
          TYPES + "tribuo.core.CategoricalIDInfoProto", CategoricalIDInfoProto.parser(),
          TYPES + "tribuo.core.ImmutableFeatureMapProto", ImmutableFeatureMapProto.parser(),
          TYPES + "tribuo.core.RealIDInfoProto", RealIDInfoProto.parser());

  private static final Set<String> CLASSES =
      Set.of(
          "io.weir.forest.IsolationForestModel",
          "io.weir.forest.IsolationForestTrainer",
          "org.tribuo.CategoricalIDInfo",
          "org.tribuo.DataSource",
          "org.tribuo.ImmutableFeatureMap",
          "org.tribuo.MutableDataset",
          "org.tribuo.RealIDInfo",
          "org.tribuo.anomaly.AnomalyFactory",
          "org.tribuo.anomaly.AnomalyFactory$AnomalyFactoryProvenance",
          "org.tribuo.anomaly.ImmutableAnomalyInfo",
          "org.tribuo.provenance.DatasetProvenance",
          "org.tribuo.provenance.ModelProvenance",
          "org.tribuo.provenance.SimpleDataSourceProvenance",
          "org.tribuo.provenance.impl.TrainerProvenanceImpl",
          OLCUT + "BooleanProvenance",
          OLCUT + "DateTimeProvenance",
          OLCUT + "DoubleProvenance",
          OLCUT + "EnumProvenance",
          OLCUT + "IntProvenance",
          OLCUT + "LongProvenance",
          OLCUT + "StringProvenance");

  private static final Set<String> CLASS_FIELDS =
      Set.of("class_name", "object_class_name", "provenance_class_name");

  /** Names a class too, of the constant of an enum provenance. */
  private static final String ENUM_FIELD = "additional";

  private static final Set<String> ENUMS = Set.of("", "io.weir.forest.ScoringMode");

  private AllowList() {}

  static void check(ModelProto model) throws ArtifactException {
    try {
      checkMessage(model, 0);
    } catch (InvalidProtocolBufferException e) {
      throw new ArtifactException(
          Reason.STRUCTURE, "an embedded message is broken: " + e.getMessage(), e);
    }
  }

  private static void checkMessage(Message message, int nesting)
      throws ArtifactException, InvalidProtocolBufferException {
    if (nesting > MAX_NESTING) {
      throw refused("messages nested so deep");
    }
    if (!message.getUnknownFields().isEmpty()) {
      throw refused("unknown fields in " + message.getDescriptorForType().getFullName());
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      List<?> values = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
      for (Object value : values) {
        checkValue(field.getKey().getName(), value, nesting + 1);
      }
    }
  }

  private static void checkValue(String field, Object value, int nesting)
      throws ArtifactException, InvalidProtocolBufferException {
    if (value instanceof Any any) {
      checkAny(any, nesting);
    } else if (value instanceof Message message) {
      checkMessage(message, nesting);
    } else if (CLASS_FIELDS.contains(field) && !CLASSES.contains(value)) {
      throw refused("class " + value);
    } else if (field.equals(ENUM_FIELD) && !ENUMS.contains(value)) {
      throw refused("class " + value);
    }
  }

  private static void checkAny(Any any, int nesting)
      throws ArtifactException, InvalidProtocolBufferException {
    if (!any.getUnknownFields().isEmpty()) {
      throw refused("unknown fields in an Any");
    }
    if (any.getTypeUrl().equals(FOREST)) {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(any.getValue());
      for (var metadata : fields.getField(METADATA_FIELD).getLengthDelimitedList()) {
        checkMessage(ModelDataProto.parseFrom(metadata), nesting + 1);
      }
      return;
    }
    Parser<? extends Message> parser = MESSAGES.get(any.getTypeUrl());
    if (parser == null) {
      throw refused("message type " + any.getTypeUrl());
    }
    checkMessage(parser.parseFrom(any.getValue()), nesting + 1);
  }

  private static ArtifactException refused(String what) {
    return new ArtifactException(Reason.NOT_ALLOWED, "a forest never holds " + what);
  }
}
