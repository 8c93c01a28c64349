package io.weir.cli.files;

import com.github.luben.zstd.ZstdInputStream;
import io.weir.log.UnreadableObjectException;
import io.weir.log.UnreadableObjectException.Reason;
import io.weir.window.ObjectRef;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Opens what logs are packed in beside gzip: zstd, bzip2, xz, zip, tar, gzip within gzip, these
 * within each other a few times, and Parquet. Each file of an archive is an object of its own, as
 * an archive may hold logs of several formats. What comes out is bounded by the reader of logs, as
 * for every object.
 */
public final class Unpacked {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_FILES = 100_000;
  private static final int XZ_MOST_KIB = 256 << 10;
  private static final int BUFFER = 1 << 16;

  private final ObjectRef object;
  private final Taker taker;
  private int files;

  /** Takes what was packed. */
  public interface Taker {
    /**
     * Takes the bytes of an object, or of a file in it, with all packing taken off but one layer of
     * gzip, which the reader of logs knows itself and judges better.
     *
     * @param file the object; behind {@code !/} in its key, the file in the archive
     */
    void take(InputStream in, ObjectRef file) throws IOException;
  }

  private Unpacked(ObjectRef object, Taker taker) {
    this.object = object;
    this.taker = taker;
  }

  /**
   * Hands over the object's bytes, or one after the other those of its files.
   *
   * @throws UnreadableObjectException if the object is not what its first bytes say, or is damaged;
   *     what was handed over until then were whole files
   * @throws IOException if the stream fails, or the taker does
   */
  public static void each(InputStream packed, ObjectRef object, Taker taker) throws IOException {
    new Unpacked(object, taker).layer(packed, MOST_LAYERS, "");
  }

  private void layer(InputStream packed, int left, String path) throws IOException {
    BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
    byte[] head = Magic.head(in);
    if (left == 0) {
      give(in, path);
    } else if (Magic.isGzip(head)) {
      if (Magic.isPackedTwice(in)) {
        layer(new GZIPInputStream(in, BUFFER), left - 1, path);
      } else {
        give(in, path);
      }
    } else if (Magic.isParquet(head)) {
      try (InputStream rows = ParquetRows.open(in)) {
        give(rows, path);
      }
    } else {
      unpack(in, head, left, path);
    }
  }

  private void unpack(InputStream in, byte[] head, int left, String path) throws IOException {
    Optional<InputStream> stream;
    Optional<ArchiveInputStream<?>> archive;
    try {
      stream = stream(in, head);
      archive = stream.isPresent() ? Optional.empty() : archive(in, head);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    if (stream.isPresent()) {
      layer(new Damageable(stream.get()), left - 1, path);
    } else if (archive.isPresent()) {
      files(archive.get(), left - 1, path);
    } else {
      give(in, path);
    }
  }

  private void files(ArchiveInputStream<?> archive, int left, String path) throws IOException {
    Optional<? extends ArchiveEntry> entry = next(archive);
    while (entry.isPresent()) {
      if (!entry.get().isDirectory()) {
        files++;
        if (files > MOST_FILES) {
          throw new UnreadableObjectException(
              Reason.TOO_LARGE, "an archive of more than " + MOST_FILES + " files");
        }
        layer(new Damageable(new KeptOpen(archive)), left, path + "!/" + entry.get().getName());
      }
      entry = next(archive);
    }
  }

  private static Optional<? extends ArchiveEntry> next(ArchiveInputStream<?> archive)
      throws IOException {
    try {
      return Optional.ofNullable(archive.getNextEntry());
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private void give(InputStream in, String path) throws IOException {
    ObjectRef file =
        path.isEmpty()
            ? object
            : new ObjectRef(object.bucket(), object.key() + path, object.version());
    taker.take(in, file);
  }

  private static UnreadableObjectException damaged(Exception e) {
    UnreadableObjectException damaged =
        new UnreadableObjectException(
            Reason.CORRUPT, "not what its first bytes say: " + e.getMessage());
    damaged.initCause(e);
    return damaged;
  }

  private static Optional<InputStream> stream(InputStream in, byte[] head) throws IOException {
    try {
      if (Magic.isZstd(head)) {
        return Optional.of(new ZstdInputStream(in));
      }
      if (Magic.isBzip2(head)) {
        return Optional.of(new BZip2CompressorInputStream(in, true));
      }
      if (Magic.isXz(head)) {
        return Optional.of(
            XZCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .setMemoryLimitKiB(XZ_MOST_KIB)
                .get());
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    return Optional.empty();
  }

  private static Optional<ArchiveInputStream<?>> archive(InputStream in, byte[] head) {
    if (Magic.isZip(head)) {
      return Optional.of(new ZipArchiveInputStream(in));
    }
    return Magic.isTar(head) ? Optional.of(new TarArchiveInputStream(in)) : Optional.empty();
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

  /** The file that an archive stands at; the archive stays open behind it. */
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
