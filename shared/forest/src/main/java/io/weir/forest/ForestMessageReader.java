package io.weir.forest;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.weir.forest.tree.ForestShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads the fields of a {@link ForestMessage}: each at most once, and no others. */
final class ForestMessageReader {
  private ByteString metadata = ByteString.EMPTY;
  private String scoring = "";
  private double threshold;
  private boolean implicitZeros;
  private int sampleSize;
  private int trees;
  private int[] splitFeatures = {};
  private double[] thresholds = {};
  private int[] leafCounts = {};
  private double[] boxes = {};
  private double[] minimums = {};
  private double[] medians = {};
  private double[] maximums = {};

  private ForestMessageReader() {}

  static ForestMessage read(ByteString bytes) throws InvalidProtocolBufferException {
    try {
      ForestMessageReader reader = new ForestMessageReader();
      CodedInputStream in = bytes.newCodedInput();
      int seen = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        if (field > ForestMessage.MAXIMUMS || (seen & 1 << field) != 0) {
          throw defect("unknown or repeated field " + field);
        }
        seen |= 1 << field;
        reader.readField(field, WireFormat.getTagWireType(tag), in);
      }
      return reader.message();
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
  }

  private ForestMessage message() {
    ForestShape shape =
        new ForestShape(
            medians.length, sampleSize, trees, splitFeatures, thresholds, leafCounts, boxes);
    return new ForestMessage(
        metadata,
        scoring,
        threshold,
        implicitZeros,
        shape,
        new TrainingSummary(minimums, medians, maximums));
  }

  private void readField(int field, int wireType, CodedInputStream in) throws IOException {
    if (wireType != wireTypeOf(field)) {
      throw defect("wire type of field " + field);
    }
    switch (field) {
      case ForestMessage.METADATA -> metadata = in.readBytes();
      case ForestMessage.SCORING -> scoring = in.readStringRequireUtf8();
      case ForestMessage.THRESHOLD -> threshold = in.readDouble();
      case ForestMessage.IMPLICIT_ZEROS -> implicitZeros = in.readBool();
      case ForestMessage.SAMPLE_SIZE -> sampleSize = in.readInt32();
      case ForestMessage.TREES -> trees = in.readInt32();
      case ForestMessage.SPLIT_FEATURES -> splitFeatures = zigZag(varints(in.readBytes()));
      case ForestMessage.THRESHOLDS -> thresholds = doubles(in.readBytes());
      case ForestMessage.LEAF_COUNTS -> leafCounts = varints(in.readBytes());
      case ForestMessage.BOXES -> boxes = doubles(in.readBytes());
      case ForestMessage.MINIMUMS -> minimums = doubles(in.readBytes());
      case ForestMessage.MEDIANS -> medians = doubles(in.readBytes());
      case ForestMessage.MAXIMUMS -> maximums = doubles(in.readBytes());
      default -> throw defect("unknown field " + field);
    }
  }

  private static int wireTypeOf(int field) {
    return switch (field) {
      case ForestMessage.THRESHOLD -> WireFormat.WIRETYPE_FIXED64;
      case ForestMessage.IMPLICIT_ZEROS, ForestMessage.SAMPLE_SIZE, ForestMessage.TREES ->
          WireFormat.WIRETYPE_VARINT;
      default -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
    };
  }

  private static int[] varints(ByteString bytes) throws IOException {
    int[] values = new int[bytes.size()];
    int count = 0;
    CodedInputStream in = bytes.newCodedInput();
    while (!in.isAtEnd()) {
      values[count++] = in.readUInt32();
    }
    return Arrays.copyOf(values, count);
  }

  private static int[] zigZag(int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = CodedInputStream.decodeZigZag32(values[i]);
    }
    return values;
  }

  private static double[] doubles(ByteString bytes) throws IOException {
    if (bytes.size() % 8 != 0) {
      throw defect("doubles of " + bytes.size() + " bytes");
    }
    double[] values = new double[bytes.size() / 8];
    bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  private static InvalidProtocolBufferException defect(String what) {
    return new InvalidProtocolBufferException("not a forest message: " + what);
  }
}
