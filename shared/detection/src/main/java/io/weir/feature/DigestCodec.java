package io.weir.feature;

import io.weir.bytes.Blob;
import io.weir.window.Dimension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Digests as bytes: format version, schema fingerprint, features, heavy values. */
public final class DigestCodec {
  private static final int VERSION = 1;

  private DigestCodec() {}

  /** Returns the bytes of the digest. */
  public static Blob write(Digest digest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(Feature.fingerprint());
      for (Feature feature : Feature.values()) {
        out.writeDouble(digest.features().get(feature));
      }
      out.writeLong(digest.objects());
      out.writeByte(digest.heavy().size());
      for (Map.Entry<Dimension, Map<String, Long>> entry : digest.heavy().entrySet()) {
        out.writeByte(entry.getKey().ordinal());
        out.writeByte(entry.getValue().size());
        for (Map.Entry<String, Long> value : entry.getValue().entrySet()) {
          out.writeUTF(value.getKey());
          out.writeLong(value.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Blob.of(bytes.toByteArray());
  }

  /**
   * Returns the digest; empty if it was made with other features, so that it cannot be compared.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of an unknown version
   */
  public static Optional<Digest> read(Blob content) {
    return read(content, true);
  }

  /** As {@link #read(Blob)}, but without the heavy values, which take most of the time. */
  public static Optional<Digest> readFeatures(Blob content) {
    return read(content, false);
  }

  private static Optional<Digest> read(Blob content, boolean heavy) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(content.toByteArray()))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("unknown version of a window summary: " + version);
      }
      return in.readUTF().equals(Feature.fingerprint())
          ? Optional.of(body(in, heavy))
          : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException("damaged window summary", e);
    }
  }

  private static Digest body(DataInputStream in, boolean withHeavy) throws IOException {
    double[] values = new double[Feature.values().length];
    for (int i = 0; i < values.length; i++) {
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
    return new Digest(FeatureVector.of(feature -> values[feature.ordinal()]), objects, heavy);
  }

  private static Dimension dimension(int index) {
    if (index >= Dimension.values().length) {
      throw new IllegalArgumentException("unknown dimension in a window summary: " + index);
    }
    return Dimension.values()[index];
  }
}
