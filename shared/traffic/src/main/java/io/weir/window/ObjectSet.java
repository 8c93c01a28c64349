package io.weir.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.Hash64;
import io.weir.sketch.DistinctCounter;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Which objects contributed to a window: the first few by name, and how many. */
final class ObjectSet {
  private static final int MAX_KEPT = 16;
  private static final int PRECISION = 10;
  private static final Comparator<ObjectRef> BY_NAME =
      new Comparator<>() {
        @Override
        public int compare(ObjectRef one, ObjectRef other) {
          int byKey = one.key().compareTo(other.key());
          int byBucket = byKey != 0 ? byKey : one.bucket().compareTo(other.bucket());
          return byBucket != 0 ? byBucket : one.version().compareTo(other.version());
        }
      };

  private final TreeSet<ObjectRef> first = new TreeSet<>(BY_NAME);
  private DistinctCounter all = new DistinctCounter(PRECISION);

  void add(ObjectRef object) {
    byte[] bytes =
        (object.bucket() + '\0' + object.key() + '\0' + object.version()).getBytes(UTF_8);
    all.add(Hash64.of(bytes, 0, bytes.length));
    keep(object);
  }

  void merge(ObjectSet other) {
    all.merge(other.all);
    for (ObjectRef object : other.first) {
      keep(object);
    }
  }

  List<ObjectRef> first() {
    return List.copyOf(first);
  }

  long count() {
    return Math.round(all.estimate());
  }

  void write(BytesOut out) {
    all.write(out);
    out.writeNumber(first.size());
    for (ObjectRef object : first) {
      out.writeBytes(object.bucket().getBytes(UTF_8));
      out.writeBytes(object.key().getBytes(UTF_8));
      out.writeBytes(object.version().getBytes(UTF_8));
    }
  }

  void read(BytesIn in) {
    all = DistinctCounter.read(in, PRECISION);
    int size = in.readCount(MAX_KEPT);
    for (int i = 0; i < size; i++) {
      String bucket = new String(in.readBytes(), UTF_8);
      String key = new String(in.readBytes(), UTF_8);
      first.add(new ObjectRef(bucket, key, new String(in.readBytes(), UTF_8)));
    }
  }

  private void keep(ObjectRef object) {
    first.add(object);
    if (first.size() > MAX_KEPT) {
      first.pollLast();
    }
  }
}
