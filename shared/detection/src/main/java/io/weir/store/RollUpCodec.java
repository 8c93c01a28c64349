package io.weir.store;

import io.weir.bytes.Blob;
import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.bytes.Erasure;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Roll-ups as bytes: a format version, the objects, and the window as its own codec has it. */
public final class RollUpCodec {
  private static final int VERSION = 1;
  private static final int ID_BYTES = 10;
  private static final HexFormat HEX = HexFormat.of();

  private RollUpCodec() {}

  /** Returns the bytes of what the roll-up holds; key and revision are not among them. */
  public static Blob write(RollUp rollUp) {
    BytesOut out = new BytesOut();
    out.writeByte(VERSION);
    out.writeLong(rollUp.upTo());
    out.writeNumber(rollUp.objects().size());
    rollUp
        .objects()
        .forEach(
            (id, delivered) -> {
              out.writeRaw(HEX.parseHex(id), 0, ID_BYTES);
              out.writeNumber(delivered.getEpochSecond());
              out.writeNumber(delivered.getNano());
            });
    out.writeBytes(rollUp.window().toByteArray());
    return Blob.of(out.toByteArray());
  }

  /** Returns the bytes of the same roll-up without the client. */
  public static byte[] erase(byte[] bytes, Erasure erasure) {
    WindowKey any = WindowKey.of("any", Instant.EPOCH, WindowKey.DEFAULT_WIDTH);
    RollUp rollUp = read(any, 1, bytes);
    if (rollUp.window().toByteArray().length == 0) {
      return bytes;
    }
    Blob window = Blob.of(WindowCodec.erase(rollUp.window().toByteArray(), erasure));
    return write(new RollUp(any, 1, rollUp.upTo(), rollUp.objects(), window)).toByteArray();
  }

  /**
   * Returns the roll-up that the bytes stand for.
   *
   * @throws IllegalArgumentException if they are damaged or of an unknown version
   */
  public static RollUp read(WindowKey key, long revision, byte[] bytes) {
    BytesIn in = new BytesIn(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalArgumentException("unknown version of a roll-up: " + version);
    }
    long upTo = in.readLong();
    int size = in.readCount(RollUp.MAX_OBJECTS);
    Map<String, Instant> objects = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      String id = HEX.formatHex(in.readRaw(ID_BYTES));
      objects.put(id, Instant.ofEpochSecond(in.readNumber(), in.readNumber()));
    }
    Blob window = Blob.of(in.readBytes());
    in.end();
    return new RollUp(key, revision, upTo, objects, window);
  }
}
