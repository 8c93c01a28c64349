package io.weir.log.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of an object as it is stored, read ahead so that a decoder can look at some thousand of
 * them without asking. Behind the last one stand zeros.
 */
public final class StoredBytes {
  /** How many bytes are there after {@link #fill}, unless the end is nearer. */
  static final int AHEAD = 4096;

  private static final int CHUNK = 64 << 10;
  private static final int ZEROS = 1024;

  final byte[] bytes = new byte[CHUNK + ZEROS];
  int position;
  int limit;

  private final InputStream in;
  private boolean ended;
  private long total;

  public StoredBytes(InputStream in) {
    this.in = in;
  }

  /** Returns how many bytes have come from the stream, looked at or not. */
  public long total() {
    return total;
  }

  /** Returns whether the object begins as gzip does. */
  public boolean isGzip() throws IOException {
    fill();
    return limit - position >= 2
        && (bytes[position] & 0xff) == GzipReader.FIRST
        && (bytes[position + 1] & 0xff) == GzipReader.SECOND;
  }

  /**
   * Reads bytes as they are.
   *
   * @return how many, at least one unless the length is 0, or -1 at the end
   */
  public int read(byte[] to, int offset, int length) throws IOException {
    if (position < limit) {
      int count = Math.min(length, limit - position);
      System.arraycopy(bytes, position, to, offset, count);
      position += count;
      return count;
    }
    int count = ended ? -1 : in.read(to, offset, length);
    while (count == 0 && length > 0) {
      count = in.read(to, offset, length);
    }
    total += Math.max(0, count);
    return count;
  }

  /** Returns the next byte, or -1 at the end. */
  int next() throws IOException {
    if (position == limit) {
      fill();
    }
    return position < limit ? bytes[position++] & 0xff : -1;
  }

  /** Returns whether no byte is left but those that are here. */
  boolean isLast() {
    return ended;
  }

  /** Sees to it that {@link #AHEAD} bytes are there, or all that are left. */
  void fill() throws IOException {
    if (ended || limit - position >= AHEAD) {
      return;
    }
    System.arraycopy(bytes, position, bytes, 0, limit - position);
    limit -= position;
    position = 0;
    while (!ended && limit < AHEAD) {
      int count = in.read(bytes, limit, CHUNK - limit);
      if (count < 0) {
        ended = true;
        Arrays.fill(bytes, limit, limit + ZEROS, (byte) 0);
      } else {
        limit += count;
        total += count;
      }
    }
  }
}
