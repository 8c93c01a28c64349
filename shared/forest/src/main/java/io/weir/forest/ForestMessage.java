package io.weir.forest;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The stored form of a model: IsolationForestModelProto of {@code isolation_forest.proto}. Written
 * and read here field by field, so that a reader meets limits before it allocates and a build needs
 * no protobuf compiler.
 */
record ForestMessage(
    ByteString metadata,
    String scoring,
    double threshold,
    boolean implicitZeros,
    ForestShape shape,
    TrainingSummary summary) {

  static final String TYPE_URL = "type.googleapis.com/io.weir.forest.IsolationForestModelProto";

  static final int METADATA = 1;
  static final int SCORING = 2;
  static final int THRESHOLD = 3;
  static final int IMPLICIT_ZEROS = 4;
  static final int SAMPLE_SIZE = 5;
  static final int TREES = 6;
  static final int SPLIT_FEATURES = 7;
  static final int THRESHOLDS = 8;
  static final int LEAF_COUNTS = 9;
  static final int BOXES = 10;
  static final int MINIMUMS = 11;
  static final int MEDIANS = 12;
  static final int MAXIMUMS = 13;

  static ForestMessage of(ByteString metadata, TrainedForest trained) {
    return new ForestMessage(
        metadata,
        trained.mode().wireName(),
        trained.threshold(),
        trained.implicitZeros(),
        trained.forest().shape(),
        trained.summary());
  }

  /**
   * Returns the forest described.
   *
   * @throws IllegalArgumentException if the numbers do not describe one
   */
  TrainedForest trained() {
    return new TrainedForest(
        new Forest(shape), ScoringMode.ofWireName(scoring), threshold, implicitZeros, summary);
  }

  /** Returns the message; the boxes, which are nearly all of it, are put in without a copy. */
  ByteString write() {
    ByteString boxes = doubles(shape.boxes());
    ByteString before =
        written(
            out -> {
              out.writeBytes(METADATA, metadata);
              out.writeString(SCORING, scoring);
              out.writeDouble(THRESHOLD, threshold);
              out.writeBool(IMPLICIT_ZEROS, implicitZeros);
              out.writeInt32(SAMPLE_SIZE, shape.sampleSize());
              out.writeInt32(TREES, shape.trees());
              out.writeBytes(SPLIT_FEATURES, varints(zigZag(shape.splitFeatures())));
              out.writeBytes(THRESHOLDS, doubles(shape.thresholds()));
              out.writeBytes(LEAF_COUNTS, varints(shape.leafCounts()));
              out.writeTag(BOXES, WireFormat.WIRETYPE_LENGTH_DELIMITED);
              out.writeUInt32NoTag(boxes.size());
            });
    ByteString behind =
        written(
            out -> {
              out.writeBytes(MINIMUMS, doubles(summary.minimums()));
              out.writeBytes(MEDIANS, doubles(summary.medians()));
              out.writeBytes(MAXIMUMS, doubles(summary.maximums()));
            });
    return before.concat(boxes).concat(behind);
  }

  /** What writes some fields of the message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static ByteString written(Fields fields) {
    ByteString.Output bytes = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteString();
  }

  /**
   * Reads a message; what its numbers say is checked later, by the forest made of them.
   *
   * @throws InvalidProtocolBufferException if the bytes are not such a message
   */
  static ForestMessage read(ByteString bytes) throws InvalidProtocolBufferException {
    return ForestMessageReader.read(bytes);
  }

  private static int[] zigZag(int[] values) {
    int[] encoded = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      encoded[i] = (values[i] << 1) ^ (values[i] >> 31);
    }
    return encoded;
  }

  private static ByteString varints(int[] values) {
    return written(
        out -> {
          for (int value : values) {
            out.writeUInt32NoTag(value);
          }
        });
  }

  private static ByteString doubles(double[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(8, values.length));
    buffer.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    // Nobody else has the buffer, so that it never changes.
    return UnsafeByteOperations.unsafeWrap(buffer);
  }
}
