package io.weir.log.object;

import io.weir.log.value.Bytes;
import java.io.IOException;

/**
 * The part of an object that is being looked at: {@code [position, limit)} of an array that is
 * longer by {@link Bytes#SLACK}. It is the window of inflating, too, so that no byte is copied
 * twice. Small, so that it stays in the processor's cache from inflating to parsing.
 */
public final class ObjectBuffer {
  private static final int CHUNK = 128 << 10;

  public byte[] bytes = new byte[2 * CHUNK + Bytes.SLACK];
  public int position;
  public int limit;
  public boolean ended;

  private final ObjectBytes source;

  public ObjectBuffer(ObjectBytes source) {
    this.source = source;
  }

  /** Fills the buffer for the first time, and steps over a byte order mark. */
  public void start() throws IOException {
    while (!ended && limit < CHUNK) {
      fill();
    }
    if (limit >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      position = 3;
    }
  }

  /**
   * Reads more behind what is there. That keeps its length and moves to the front, behind as much
   * of what came before it as inflating needs.
   */
  public void more() throws IOException {
    int from = Math.max(0, Math.min(position, limit - ObjectBytes.WINDOW));
    int kept = limit - from;
    byte[] old = bytes;
    if (kept + CHUNK > bytes.length - Bytes.SLACK) {
      bytes = new byte[2 * bytes.length];
    }
    System.arraycopy(old, from, bytes, 0, kept);
    position -= from;
    limit = kept;
    fill();
  }

  /** Drops what is there and reads more. */
  public void replace() throws IOException {
    position = limit;
    more();
  }

  private void fill() throws IOException {
    int count = source.read(bytes, limit, CHUNK);
    if (count < 0) {
      ended = true;
    } else {
      limit += count;
      bytes[limit] = '\n';
    }
  }
}
