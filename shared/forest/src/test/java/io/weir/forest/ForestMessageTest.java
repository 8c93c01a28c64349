package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.weir.forest.tree.ForestShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForestMessageTest {
  private static final Path PROTO = Path.of("src/main/proto/isolation_forest.proto");
  private static final Pattern FIELD =
      Pattern.compile("^  (repeated )?(\\w+) (\\w+) = (\\d+);", Pattern.MULTILINE);

  private static ForestMessage message() {
    ForestSettings settings = ForestSettings.defaults().withTrees(5).withMode(ScoringMode.BOX);
    IsolationForestModel model =
        new IsolationForestTrainer(settings, ThresholdRule.fixed(0.7))
            .train(Examples.dataset(Points.cloud(300, 3, 1)), Map.of());
    ByteString stored = model.serialize().getSerializedData().getValue();
    try {
      return ForestMessage.read(stored);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** Builds the descriptor from the documented schema, as a protobuf compiler would. */
  private static Descriptor descriptor() throws Exception {
    DescriptorProto.Builder message =
        DescriptorProto.newBuilder().setName("IsolationForestModelProto");
    List<MatchResult> fields = FIELD.matcher(Files.readString(PROTO)).results().toList();
    for (MatchResult field : fields) {
      message.addField(
          FieldDescriptorProto.newBuilder()
              .setLabel(
                  field.group(1) == null
                      ? FieldDescriptorProto.Label.LABEL_OPTIONAL
                      : FieldDescriptorProto.Label.LABEL_REPEATED)
              .setType(
                  FieldDescriptorProto.Type.valueOf(
                      "TYPE_" + field.group(2).toUpperCase(Locale.ROOT)))
              .setName(field.group(3))
              .setNumber(Integer.parseInt(field.group(4))));
    }
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("isolation_forest.proto")
            .setPackage("io.weir.forest")
            .setSyntax("proto3")
            .addMessageType(message)
            .build();
    return FileDescriptor.buildFrom(file, new FileDescriptor[0]).getMessageTypes().get(0);
  }

  @Test
  void writtenMessage_isTheDocumentedOne() throws Exception {
    ForestMessage message = message();
    DynamicMessage read = DynamicMessage.parseFrom(descriptor(), message.write());
    assertThat(read.getUnknownFields().asMap()).isEmpty();
    ForestShape shape = message.shape();
    assertThat(field(read, "metadata")).isEqualTo(message.metadata());
    assertThat(field(read, "scoring")).isEqualTo("box-1");
    assertThat(field(read, "threshold")).isEqualTo(0.7);
    assertThat(field(read, "implicit_zeros")).isEqualTo(false);
    assertThat(field(read, "sample_size")).isEqualTo(256);
    assertThat(field(read, "trees")).isEqualTo(5);
    assertThat(ints(field(read, "split_features"))).isEqualTo(shape.splitFeatures());
    assertThat(doubles(field(read, "thresholds"))).isEqualTo(shape.thresholds());
    assertThat(ints(field(read, "leaf_counts"))).isEqualTo(shape.leafCounts());
    assertThat(doubles(field(read, "boxes"))).isEqualTo(shape.boxes());
    assertThat(doubles(field(read, "minimums"))).isEqualTo(message.summary().minimums());
    assertThat(doubles(field(read, "medians"))).isEqualTo(message.summary().medians());
    assertThat(doubles(field(read, "maximums"))).isEqualTo(message.summary().maximums());
  }

  @Test
  void messageWrittenByProtobuf_isRead() throws Exception {
    ByteString written = message().write();
    ByteString rewritten = DynamicMessage.parseFrom(descriptor(), written).toByteString();
    assertThat(ForestMessage.read(rewritten).write()).isEqualTo(written);
  }

  @Test
  void repeatedUnknownAndMistypedFields_areRefused() {
    ByteString written = message().write();
    ByteString flag = ByteString.copyFrom(new byte[] {ForestMessage.IMPLICIT_ZEROS << 3, 1});
    assertRefused(written.concat(flag), "repeated field 4");
    assertRefused(ByteString.copyFrom(new byte[] {14 << 3, 1}), "field 14");
    assertRefused(ByteString.copyFrom(new byte[] {ForestMessage.THRESHOLD << 3, 1}), "wire type");
    assertRefused(written.substring(0, written.size() - 1), "truncated");
    assertRefused(
        ByteString.copyFrom(new byte[] {ForestMessage.BOXES << 3 | 2, 3, 0, 0, 0}),
        "doubles of 3 bytes");
  }

  private static void assertRefused(ByteString bytes, String message) {
    assertThatThrownBy(() -> ForestMessage.read(bytes))
        .isInstanceOf(InvalidProtocolBufferException.class)
        .hasMessageContaining(message);
  }

  private static Object field(DynamicMessage message, String name) {
    return message.getField(message.getDescriptorForType().findFieldByName(name));
  }

  private static int[] ints(Object values) {
    return ((List<?>) values).stream().mapToInt(v -> (Integer) v).toArray();
  }

  private static double[] doubles(Object values) {
    return ((List<?>) values).stream().mapToDouble(v -> (Double) v).toArray();
  }
}
