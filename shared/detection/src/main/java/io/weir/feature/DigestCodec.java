package io.weir.feature;

import io.weir.bytes.Blob;
import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.window.Dimension;
import io.weir.window.segment.Segment;
import io.weir.window.segment.SegmentKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Digests as bytes: a format version and sections, each with its number and its length, so that a
 * version which does not know one passes over it. Features stand in their order; those that were
 * appended since are NaN.
 */
public final class DigestCodec {
  private static final int VERSION = 2;
  private static final int FEATURES = 0;
  private static final int OBJECTS = 1;
  private static final int HEAVY = 2;
  private static final int SEGMENTS = 3;

  private static final int MOST = 4096;
  private static final Texts TEXTS = new Texts(1 << 14);

  private DigestCodec() {}

  /** Returns the bytes of the digest. */
  public static Blob write(Digest digest) {
    BytesOut out = new BytesOut();
    out.writeByte(VERSION);
    section(out, FEATURES, features(digest));
    BytesOut objects = new BytesOut();
    objects.writeNumber(digest.objects());
    section(out, OBJECTS, objects);
    section(out, HEAVY, heavy(digest));
    section(out, SEGMENTS, segments(digest));
    return Blob.of(out.toByteArray());
  }

  /**
   * Returns the bytes without heavy values and segments; the same bytes if they are of another
   * version, or damaged.
   */
  public static Blob brief(Blob content) {
    BytesIn in = new BytesIn(content.toByteArray());
    BytesOut out = new BytesOut();
    try {
      if (in.readByte() != VERSION) {
        return content;
      }
      out.writeByte(VERSION);
      while (in.hasMore()) {
        long section = in.readNumber();
        if (section == FEATURES || section == OBJECTS) {
          out.writeNumber(section);
          out.writeBytes(in.readBytes());
        } else {
          in.skipBytes();
        }
      }
      return Blob.of(out.toByteArray());
    } catch (IllegalArgumentException e) {
      // Whoever reads it says so.
      return content;
    }
  }

  /**
   * Returns the digest; empty if it was made with other features, so that it cannot be compared.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of an unknown version
   */
  public static Optional<Digest> read(Blob content) {
    return read(content, true);
  }

  /** As {@link #read(Blob)}, but without heavy values and segments, which take most of the time. */
  public static Optional<Digest> readFeatures(Blob content) {
    return read(content, false);
  }

  private static Optional<Digest> read(Blob content, boolean whole) {
    byte[] bytes = content.toByteArray();
    BytesIn in = new BytesIn(bytes);
    int version = in.readByte();
    if (version == FirstDigestCodec.VERSION) {
      return FirstDigestCodec.read(bytes, whole);
    }
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown version of a window summary: " + version);
    }
    FeatureVector features = FeatureVector.of(feature -> Double.NaN);
    long objects = 0;
    Map<Dimension, Map<String, Long>> heavy = Map.of();
    List<Segment> segments = List.of();
    while (in.hasMore()) {
      long section = in.readNumber();
      if (section == FEATURES) {
        features = readFeatures(new BytesIn(in.readBytes()));
      } else if (section == OBJECTS) {
        objects = new BytesIn(in.readBytes()).readNumber();
      } else if (section == HEAVY && whole) {
        heavy = readHeavy(new BytesIn(in.readBytes()));
      } else if (section == SEGMENTS && whole) {
        segments = readSegments(new BytesIn(in.readBytes()));
      } else {
        in.skipBytes();
      }
    }
    return Optional.of(new Digest(features, objects, heavy, segments));
  }

  private static void section(BytesOut out, int number, BytesOut content) {
    out.writeNumber(number);
    out.writeBytes(content.toByteArray());
  }

  private static BytesOut features(Digest digest) {
    BytesOut out = new BytesOut();
    Feature[] all = Feature.values();
    out.writeNumber(all.length);
    for (Feature feature : all) {
      out.writeLong(Double.doubleToRawLongBits(digest.features().get(feature)));
    }
    return out;
  }

  private static FeatureVector readFeatures(BytesIn in) {
    double[] values = new double[Feature.values().length];
    java.util.Arrays.fill(values, Double.NaN);
    int stored = in.readCount(MOST);
    for (int i = 0; i < stored; i++) {
      double value = Double.longBitsToDouble(in.readLong());
      if (i < values.length) {
        values[i] = value;
      }
    }
    return FeatureVector.of(feature -> values[feature.ordinal()]);
  }

  private static BytesOut heavy(Digest digest) {
    BytesOut out = new BytesOut();
    out.writeNumber(digest.heavy().size());
    digest
        .heavy()
        .forEach(
            (dimension, values) -> {
              out.writeNumber(dimension.ordinal());
              out.writeNumber(values.size());
              values.forEach(
                  (value, count) -> {
                    text(out, value);
                    out.writeNumber(count);
                  });
            });
    return out;
  }

  private static Map<Dimension, Map<String, Long>> readHeavy(BytesIn in) {
    Dimension[] known = Dimension.values();
    Map<Dimension, Map<String, Long>> heavy = new EnumMap<>(Dimension.class);
    int dimensions = in.readCount(MOST);
    for (int i = 0; i < dimensions; i++) {
      long dimension = in.readNumber();
      int size = in.readCount(MOST);
      Map<String, Long> values = new LinkedHashMap<>();
      for (int j = 0; j < size; j++) {
        values.put(text(in), in.readNumber());
      }
      if (dimension < known.length) {
        heavy.put(known[(int) dimension], values);
      }
    }
    return heavy;
  }

  private static BytesOut segments(Digest digest) {
    BytesOut out = new BytesOut();
    out.writeNumber(digest.segments().size());
    for (Segment segment : digest.segments()) {
      out.writeNumber(segment.kind().ordinal());
      text(out, segment.name());
      long[] counts = segment.counts();
      out.writeNumber(counts.length);
      for (long count : counts) {
        out.writeNumber(count);
      }
    }
    return out;
  }

  private static List<Segment> readSegments(BytesIn in) {
    SegmentKind[] known = SegmentKind.values();
    List<Segment> segments = new ArrayList<>();
    int size = in.readCount(MOST);
    long[] counts = new long[MOST];
    for (int i = 0; i < size; i++) {
      long kind = in.readNumber();
      String name = text(in);
      int stored = in.readCount(MOST);
      for (int j = 0; j < stored; j++) {
        counts[j] = in.readNumber();
      }
      if (kind < known.length) {
        segments.add(Segment.of(known[(int) kind], name, counts, 0));
      }
    }
    return segments;
  }

  private static void text(BytesOut out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(BytesIn in) {
    return TEXTS.once(new String(in.readBytes(), StandardCharsets.UTF_8));
  }
}
