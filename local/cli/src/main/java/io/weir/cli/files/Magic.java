package io.weir.cli.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Knows by their first bytes what logs are packed in. */
final class Magic {
  private static final int LOOKED_AT = 512;
  private static final int TAR_MARK = 257;
  private static final int LOOKED_INTO = 1 << 16;

  private Magic() {}

  /** Returns the first bytes, which stay to be read. */
  static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] head = in.readNBytes(LOOKED_AT);
    in.reset();
    return head;
  }

  static boolean isGzip(byte[] head) {
    return begins(head, 0x1f, 0x8b);
  }

  static boolean isZstd(byte[] head) {
    return begins(head, 0x28, 0xb5, 0x2f, 0xfd);
  }

  static boolean isBzip2(byte[] head) {
    return begins(head, 'B', 'Z', 'h');
  }

  static boolean isXz(byte[] head) {
    return begins(head, 0xfd, '7', 'z', 'X', 'Z', 0);
  }

  static boolean isZip(byte[] head) {
    return begins(head, 'P', 'K', 3, 4);
  }

  static boolean isParquet(byte[] head) {
    return begins(head, 'P', 'A', 'R', '1');
  }

  static boolean isTar(byte[] head) {
    return head.length > TAR_MARK + 1 && head[TAR_MARK] == 'u' && head[TAR_MARK + 1] == 's';
  }

  /** Returns whether gzip has in it what is packed again, or an archive. */
  static boolean isPackedTwice(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_INTO);
    try {
      // Not closed: closing would close what is read on.
      byte[] inner = new GZIPInputStream(new Ahead(in), LOOKED_AT).readNBytes(LOOKED_AT);
      return isGzip(inner)
          || isTar(inner)
          || isZip(inner)
          || isZstd(inner)
          || isBzip2(inner)
          || isXz(inner)
          || isParquet(inner);
    } catch (IOException e) {
      // Damaged or cut: the reader of logs says so, and where.
      return false;
    } finally {
      in.reset();
    }
  }

  private static boolean begins(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Looks ahead without taking more than was marked. */
  private static final class Ahead extends InputStream {
    private final InputStream in;
    private int left = LOOKED_INTO - 1;

    Ahead(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = left > 0 ? in.read(to, offset, Math.min(length, left)) : -1;
      left -= Math.max(0, count);
      return count;
    }
  }
}
