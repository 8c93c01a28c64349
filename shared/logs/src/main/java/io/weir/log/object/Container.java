package io.weir.log.object;

import io.weir.log.SkipReason;
import io.weir.log.value.Bytes;
import java.util.Optional;

/** Knows by their first bytes the files that hold logs in a way that is not read here. */
public final class Container {
  private static final int TAR_MARK = 257;

  /** Each begins a zstd, bzip2, xz, lz4, zip or gzip stream. */
  private static final byte[][] MARKS = {
    {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
    {'B', 'Z', 'h'},
    {(byte) 0xfd, '7', 'z', 'X', 'Z', 0},
    {0x04, 0x22, 0x4d, 0x18},
    {'P', 'K', 3, 4},
    {0x1f, (byte) 0x8b, 8}
  };

  private Container() {}

  /** Returns why an object with these first bytes is passed over; empty if it is not. */
  public static Optional<SkipReason> of(byte[] bytes, int from, int end) {
    if (Bytes.matches(bytes, from, end, "PAR1")) {
      return Optional.of(SkipReason.PARQUET);
    }
    boolean packed = Bytes.matches(bytes, from + TAR_MARK, end, "ustar");
    for (byte[] mark : MARKS) {
      packed |= end - from > mark.length && Bytes.startsWith(bytes, from, mark, mark.length);
    }
    return packed ? Optional.of(SkipReason.OTHER_COMPRESSION) : Optional.empty();
  }
}
