package io.weir.log.object;

import io.weir.log.ReadLimits;
import io.weir.log.UnreadableObjectException;
import io.weir.log.UnreadableObjectException.Reason;
import io.weir.log.gzip.GzipReader;
import io.weir.log.gzip.StoredBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The bytes of one object, inflated when they are gzip by content, within the limits. */
public final class ObjectBytes {
  /** How many bytes in front of the place must be what was read before. */
  public static final int WINDOW = GzipReader.WINDOW;

  private final ReadLimits limits;
  private final StoredBytes stored;
  private final boolean compressed;
  private GzipReader gzip;
  private long inflatedBytes;

  /** Reads the first bytes and decides whether they are compressed. */
  public ObjectBytes(InputStream in, ReadLimits limits) throws IOException {
    this.limits = limits;
    this.stored = new StoredBytes(in);
    this.compressed = stored.isGzip();
  }

  /** Returns how many bytes came out so far. */
  public long inflatedBytes() {
    return inflatedBytes;
  }

  /**
   * Reads at least one byte, unless the object is at its end. What stands behind what is returned
   * may be written to.
   *
   * @param to with the last {@link #WINDOW} bytes, or all that there were, in front of the place
   * @return how many bytes, or -1 at the end
   * @throws UnreadableObjectException if the object is damaged, cut or too large
   */
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = compressed ? inflate(to, offset, length) : stored.read(to, offset, length);
    if (count > 0) {
      inflatedBytes += count;
      checkSize();
    }
    return count;
  }

  private int inflate(byte[] to, int offset, int length) throws IOException {
    try {
      if (gzip == null) {
        gzip = new GzipReader(stored);
      }
      return gzip.read(to, offset, length);
    } catch (ZipException e) {
      throw unreadable(Reason.CORRUPT, "gzip: " + e.getMessage(), e);
    } catch (EOFException e) {
      String what = "compressed stream ends after " + stored.total() + " bytes: ";
      throw unreadable(Reason.TRUNCATED, what + e.getMessage(), e);
    }
  }

  private static UnreadableObjectException unreadable(Reason reason, String message, Exception e) {
    UnreadableObjectException unreadable = new UnreadableObjectException(reason, message);
    unreadable.initCause(e);
    return unreadable;
  }

  private void checkSize() throws UnreadableObjectException {
    long storedBytes = stored.total();
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
}
