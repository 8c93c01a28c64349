package io.weir.log;

import io.weir.log.UnreadableObjectException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of one object, inflated when they are gzip by content. Members are read one after the
 * other, check sums and lengths are compared, and the limits hold.
 *
 * <p>Own rather than {@code GZIPInputStream}: it inflates straight into the caller's buffer, and
 * tells a cut stream from a damaged one. Format: RFC 1952.
 */
final class ObjectBytes implements AutoCloseable {
  private static final int STORED_BUFFER = 64 << 10;
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream in;
  private final ReadLimits limits;
  private final byte[] stored = new byte[STORED_BUFFER];
  private final CRC32 crc = new CRC32();
  private final boolean compressed;
  private Inflater inflater;
  private int position;
  private int limit;
  private long storedBytes;
  private long inflatedBytes;
  private long memberBytes;
  private boolean ended;

  /** Reads the first bytes and decides whether they are compressed. */
  ObjectBytes(InputStream in, ReadLimits limits) throws IOException {
    this.in = in;
    this.limits = limits;
    boolean more = true;
    while (limit < 2 && more) {
      more = fill();
    }
    compressed = limit >= 2 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b;
    if (compressed) {
      inflater = new Inflater(true);
      readHeader();
    }
  }

  /** Returns how many bytes came out so far. */
  long inflatedBytes() {
    return inflatedBytes;
  }

  /**
   * Reads at least one byte, unless the object is at its end.
   *
   * @return how many bytes, or -1 at the end
   * @throws UnreadableObjectException if the object is damaged, cut or too large
   */
  int read(byte[] to, int offset, int length) throws IOException {
    int count = compressed ? inflate(to, offset, length) : copy(to, offset, length);
    if (count > 0) {
      inflatedBytes += count;
      checkSize();
    }
    return count;
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }

  private int copy(byte[] to, int offset, int length) throws IOException {
    if (position == limit) {
      int count = 0;
      while (count == 0) {
        count = in.read(to, offset, length);
      }
      storedBytes += Math.max(0, count);
      return count;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(stored, position, to, offset, count);
    position += count;
    return count;
  }

  private int inflate(byte[] to, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    while (true) {
      int count = inflateOnce(to, offset, length);
      if (count > 0) {
        crc.update(to, offset, count);
        memberBytes += count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (count == 0) {
        refillInflater();
      }
      if (count > 0) {
        return count;
      }
      if (ended) {
        return -1;
      }
    }
  }

  private int inflateOnce(byte[] to, int offset, int length) throws UnreadableObjectException {
    try {
      return inflater.inflate(to, offset, length);
    } catch (DataFormatException e) {
      UnreadableObjectException corrupt = corrupt(e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  private void refillInflater() throws IOException {
    if (inflater.needsDictionary()) {
      throw corrupt("a preset dictionary is asked for");
    }
    position = 0;
    limit = 0;
    if (!fill()) {
      throw new UnreadableObjectException(
          Reason.TRUNCATED, "compressed stream ends after " + storedBytes + " bytes");
    }
    inflater.setInput(stored, 0, limit);
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    long sum = trailerWord();
    long size = trailerWord();
    if (sum != crc.getValue() || size != (memberBytes & 0xffffffffL)) {
      throw corrupt("check sum or length does not agree");
    }
    int next = nextByte();
    while (next == 0) {
      next = nextByte();
    }
    if (next < 0) {
      ended = true;
      return;
    }
    if (next != 0x1f) {
      throw corrupt("bytes follow that are no gzip member");
    }
    position--;
    crc.reset();
    memberBytes = 0;
    inflater.reset();
    readHeader();
  }

  private long trailerWord() throws IOException {
    return needByte() | (long) needByte() << 8 | (long) needByte() << 16 | (long) needByte() << 24;
  }

  private void readHeader() throws IOException {
    int first = needByte();
    int second = needByte();
    int method = needByte();
    int flags = needByte();
    if (first != 0x1f || second != 0x8b || method != 8 || (flags & 0xe0) != 0) {
      throw corrupt("no gzip header");
    }
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(needByte() | needByte() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_CRC) != 0) {
      skip(2);
    }
    inflater.setInput(stored, position, limit - position);
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      needByte();
    }
  }

  private void skipText() throws IOException {
    int next = needByte();
    while (next != 0) {
      next = needByte();
    }
  }

  private int needByte() throws IOException {
    int next = nextByte();
    if (next < 0) {
      throw new UnreadableObjectException(
          Reason.TRUNCATED, "gzip header or trailer ends after " + storedBytes + " bytes");
    }
    return next;
  }

  private int nextByte() throws IOException {
    if (position == limit) {
      position = 0;
      limit = 0;
      if (!fill()) {
        return -1;
      }
    }
    return stored[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    int count = in.read(stored, limit, stored.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    storedBytes += count;
    return count > 0 || fill();
  }

  private void checkSize() throws UnreadableObjectException {
    if (storedBytes > limits.maxStoredBytes() || inflatedBytes > limits.maxInflatedBytes()) {
      throw new UnreadableObjectException(
          Reason.TOO_LARGE, storedBytes + " bytes stored, " + inflatedBytes + " inflated so far");
    }
    if (compressed
        && inflatedBytes > ReadLimits.RATIO_FROM_BYTES
        && inflatedBytes / limits.maxInflationRatio() > storedBytes) {
      throw new UnreadableObjectException(
          Reason.INFLATION_BOMB, storedBytes + " bytes became " + inflatedBytes + " and more");
    }
  }

  private static UnreadableObjectException corrupt(String message) {
    return new UnreadableObjectException(Reason.CORRUPT, "gzip: " + message);
  }
}
