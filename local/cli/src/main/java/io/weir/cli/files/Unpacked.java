package io.weir.cli.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Opens what logs are packed in beside gzip: zstd, bzip2, xz, zip, tar, gzip within gzip, and these
 * within each other a few times. The files of an archive follow each other as one object. What
 * comes out is bounded by the reader of logs, as for every object.
 */
final class Unpacked {
  private static final int MOST_LAYERS = 4;
  private static final int XZ_MOST_KIB = 256 << 10;
  private static final int LOOKED_AT = 512;
  private static final int TAR_MARK = 257;

  private Unpacked() {}

  /**
   * Returns the bytes with all packing taken off but one layer of gzip, which the reader of logs
   * knows itself and judges better.
   *
   * @throws IOException if the stream fails, or is not what its first bytes say
   */
  static InputStream open(InputStream packed) throws IOException {
    try {
      return new Damageable(layer(packed, MOST_LAYERS));
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private static IOException damaged(RuntimeException e) {
    return new IOException("damaged, or not what its first bytes say: " + e.getMessage(), e);
  }

  /** A library may throw anything at bytes that somebody made up. */
  private static final class Damageable extends FilterInputStream {
    Damageable(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        return super.read(to, offset, length);
      } catch (RuntimeException e) {
        throw damaged(e);
      }
    }
  }

  private static InputStream layer(InputStream packed, int left) throws IOException {
    BufferedInputStream in = new BufferedInputStream(packed, 1 << 16);
    byte[] head = head(in);
    if (left == 0) {
      return in;
    }
    if (begins(head, 0x1f, 0x8b)) {
      return isPackedTwice(in) ? layer(new GZIPInputStream(in, 1 << 16), left - 1) : in;
    }
    Optional<InputStream> stream = stream(in, head);
    if (stream.isPresent()) {
      return layer(stream.get(), left - 1);
    }
    Optional<ArchiveInputStream<?>> archive = archive(in, head);
    return archive.isPresent() ? new ArchivedFiles(archive.get(), left - 1) : in;
  }

  private static Optional<InputStream> stream(InputStream in, byte[] head) throws IOException {
    if (begins(head, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of(new ZstdInputStream(in));
    }
    if (begins(head, 'B', 'Z', 'h')) {
      return Optional.of(new BZip2CompressorInputStream(in, true));
    }
    if (begins(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return Optional.of(
          XZCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .setMemoryLimitKiB(XZ_MOST_KIB)
              .get());
    }
    return Optional.empty();
  }

  private static Optional<ArchiveInputStream<?>> archive(InputStream in, byte[] head) {
    if (begins(head, 'P', 'K', 3, 4)) {
      return Optional.of(new ZipArchiveInputStream(in));
    }
    boolean tar = head.length > TAR_MARK + 5 && head[TAR_MARK] == 'u' && head[TAR_MARK + 1] == 's';
    return tar ? Optional.of(new TarArchiveInputStream(in)) : Optional.empty();
  }

  private static boolean isPackedTwice(BufferedInputStream in) throws IOException {
    in.mark(1 << 16);
    try {
      // Not closed: closing would close what is read on.
      byte[] inner = new GZIPInputStream(new Unclosed(in), LOOKED_AT).readNBytes(LOOKED_AT);
      boolean tar =
          inner.length > TAR_MARK + 1 && inner[TAR_MARK] == 'u' && inner[TAR_MARK + 1] == 's';
      return begins(inner, 0x1f, 0x8b) || tar;
    } catch (IOException e) {
      // Damaged or cut: the reader of logs says so, and where.
      return false;
    } finally {
      in.reset();
    }
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] head = in.readNBytes(LOOKED_AT);
    in.reset();
    return head;
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
  private static final class Unclosed extends InputStream {
    private final InputStream in;
    private int left = (1 << 16) - 1;

    Unclosed(InputStream in) {
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

  /** The files of an archive, one behind the other, each with a line end behind it. */
  private static final class ArchivedFiles extends InputStream {
    private final ArchiveInputStream<?> archive;
    private final int layers;
    private InputStream file = InputStream.nullInputStream();
    private boolean started;
    private boolean ended;

    ArchivedFiles(ArchiveInputStream<?> archive, int layers) {
      this.archive = archive;
      this.layers = layers;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = file.read(to, offset, length);
      while (count < 0 && !ended) {
        if (next()) {
          to[offset] = '\n';
          return 1;
        }
        count = file.read(to, offset, length);
      }
      return count;
    }

    /** Goes to the next file; true if one was before it, so that a line end belongs between. */
    private boolean next() throws IOException {
      boolean first = !started;
      started = true;
      var entry = archive.getNextEntry();
      while (entry != null && entry.isDirectory()) {
        entry = archive.getNextEntry();
      }
      ended = entry == null;
      file = ended ? InputStream.nullInputStream() : plain();
      return !first && !ended;
    }

    /** Files in an archive may be packed themselves, mostly with gzip. */
    private InputStream plain() throws IOException {
      InputStream inner = layer(new KeptOpen(archive), layers);
      BufferedInputStream in = new BufferedInputStream(inner, 1 << 16);
      return begins(head(in), 0x1f, 0x8b) ? new GZIPInputStream(in, 1 << 16) : in;
    }

    @Override
    public void close() throws IOException {
      archive.close();
    }
  }

  /** The file that an archive stands at; the archive stays open behind it. */
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
