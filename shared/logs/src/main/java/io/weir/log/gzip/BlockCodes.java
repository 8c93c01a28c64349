package io.weir.log.gzip;

import java.util.Arrays;
import java.util.zip.ZipException;

/** The codes of a block: RFC 1951, sections 3.2.6 and 3.2.7. */
final class BlockCodes {
  static final int LITERAL_BITS = 10;
  static final int DISTANCE_BITS = 8;

  private static final byte[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  final CodeTable literals = CodeTable.ofLiterals(LITERAL_BITS);
  final CodeTable distances = CodeTable.ofDistances(DISTANCE_BITS);

  private final CodeTable codeLengths = CodeTable.ofCodeLengths();
  private final byte[] lengths = new byte[288 + 32];

  /** Takes the codes that are the same for all blocks of this kind. */
  void fixed() throws ZipException {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    Arrays.fill(lengths, 288, 320, (byte) 5);
    build(288, 32);
  }

  /** Reads the codes that a block brings along. */
  void dynamic(BitReader in) throws ZipException {
    int literalCount = in.number(5) + 257;
    int distanceCount = in.number(5) + 1;
    int lengthCount = in.number(4) + 4;
    if (literalCount > 286 || distanceCount > 30) {
      throw new ZipException("too many codes");
    }
    Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
    for (int i = 0; i < lengthCount; i++) {
      lengths[ORDER[i]] = (byte) in.number(3);
    }
    codeLengths.build(lengths, 0, ORDER.length, false);
    readLengths(in, literalCount + distanceCount);
    if (lengths[256] == 0) {
      throw new ZipException("no code for the end of a block");
    }
    build(literalCount, distanceCount);
  }

  private void readLengths(BitReader in, int total) throws ZipException {
    int read = 0;
    while (read < total) {
      int symbol = in.entry(codeLengths) >>> 16;
      if (symbol < 16) {
        lengths[read++] = (byte) symbol;
      } else {
        if (symbol == 16 && read == 0) {
          throw new ZipException("no length to repeat");
        }
        byte repeated = symbol == 16 ? lengths[read - 1] : 0;
        int times =
            symbol == 16 ? 3 + in.number(2) : symbol == 17 ? 3 + in.number(3) : 11 + in.number(7);
        if (times > total - read) {
          throw new ZipException("too many lengths");
        }
        Arrays.fill(lengths, read, read + times, repeated);
        read += times;
      }
    }
  }

  private void build(int literalCount, int distanceCount) throws ZipException {
    literals.build(lengths, 0, literalCount, true);
    distances.build(lengths, literalCount, distanceCount, true);
    literals.pair();
  }
}
