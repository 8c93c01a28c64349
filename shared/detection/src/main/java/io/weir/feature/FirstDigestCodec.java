package io.weir.feature;

import io.weir.window.Dimension;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads digests as the first version wrote them: format version, schema fingerprint, features,
 * heavy values.
 */
final class FirstDigestCodec {
  static final int VERSION = 1;

  private FirstDigestCodec() {}

  /** Returns the digest; empty if it was made with other features. */
  static Optional<Digest> read(byte[] bytes, boolean heavy) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readByte();
      boolean known = Feature.ofFingerprint(in.readUTF()).size() == Feature.FIRST_FEATURES;
      return known ? Optional.of(body(in, heavy)) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException("damaged window summary", e);
    }
  }

  private static Digest body(DataInputStream in, boolean withHeavy) throws IOException {
    double[] values = new double[Feature.values().length];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < Feature.FIRST_FEATURES; i++) {
      values[i] = in.readDouble();
    }
    long objects = in.readLong();
    Map<Dimension, Map<String, Long>> heavy = new EnumMap<>(Dimension.class);
    int dimensions = withHeavy ? in.readUnsignedByte() : 0;
    for (int i = 0; i < dimensions; i++) {
      Dimension dimension = dimension(in.readUnsignedByte());
      Map<String, Long> top = new LinkedHashMap<>();
      int size = in.readUnsignedByte();
      for (int j = 0; j < size; j++) {
        top.put(in.readUTF(), in.readLong());
      }
      heavy.put(dimension, top);
    }
    return new Digest(
        FeatureVector.of(feature -> values[feature.ordinal()]), objects, heavy, List.of());
  }

  private static Dimension dimension(int index) {
    if (index >= Dimension.values().length) {
      throw new IllegalArgumentException("unknown dimension in a window summary: " + index);
    }
    return Dimension.values()[index];
  }
}
