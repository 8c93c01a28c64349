package io.weir.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Decodes DEFLATE: RFC 1951. It looks at 64 bits at once, takes up to two literals with one look at
 * a table, and copies what is copied as a whole.
 *
 * <p>It may read some bytes behind the last one, where zeros stand, and finds out afterwards.
 */
final class DeflateDecoder {
  /** How far a copy may go back. */
  static final int WINDOW = 32 << 10;

  /** What one step writes at most: a copy, up to eight bytes too long, behind six literals. */
  static final int STEP = 258 + 8 + 6;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LITERAL_BITS = 10;
  private static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
  private static final int DISTANCE_BITS = 8;
  private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;

  /** How many bytes one call decodes: few at first, so that the loop is soon compiled. */
  private static final int FIRST_TURN = 64;

  private static final int TURN = 1024;
  private static final int FIRST_TURNS = 128;

  private static final byte[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private enum State {
    BETWEEN_BLOCKS,
    STORED,
    CODES,
    ENDED
  }

  private final StoredBytes in;
  private final CodeTable literals = CodeTable.ofLiterals(LITERAL_BITS);
  private final CodeTable distances = CodeTable.ofDistances(DISTANCE_BITS);
  private final CodeTable codeLengths = CodeTable.ofCodeLengths();
  private final byte[] lengths = new byte[288 + 32];

  private State state = State.BETWEEN_BLOCKS;
  private boolean lastBlock;
  private int storedLeft;
  private long turns;

  /** Bits that were taken from the bytes and not used yet, the next one lowest. */
  private long bits;

  private int bitCount;

  DeflateDecoder(StoredBytes in) {
    this.in = in;
  }

  /** Begins a stream where the bytes stand. */
  void begin() {
    state = State.BETWEEN_BLOCKS;
    bits = 0;
    bitCount = 0;
  }

  /** Returns whether the last block is over; the bytes then stand behind it. */
  boolean ended() {
    return state == State.ENDED;
  }

  /**
   * Decodes until fewer than {@link #STEP} bytes are free, or to the end.
   *
   * @param window where to, with what came before in front of it
   * @param from the place of the next byte
   * @param limit the end of the room
   * @param oldest the place of the first byte that may be copied
   * @return the end of what is there now
   * @throws ZipException if the stream is damaged
   * @throws EOFException if it is cut
   */
  int decode(byte[] window, int from, int limit, int oldest) throws IOException {
    int to = from;
    while (to <= limit - STEP && state != State.ENDED) {
      giveBack();
      in.fill();
      try {
        if (state == State.CODES) {
          to = codes(window, to, limit - STEP, oldest);
        } else if (state == State.STORED) {
          to = stored(window, to, limit);
        } else {
          beginBlock();
        }
      } catch (ZipException e) {
        throw isCut() ? new EOFException(e.getMessage()) : e;
      }
      if (position() > in.limit) {
        throw new EOFException("no end of the last block");
      }
    }
    return to;
  }

  private int position() {
    return in.position - (bitCount >>> 3);
  }

  /** A check sum and a length follow what is whole, so nothing can be wrong so near the end. */
  private boolean isCut() {
    return in.isLast() && position() + GzipReader.TRAILER > in.limit;
  }

  private int stored(byte[] window, int from, int limit) throws IOException {
    int count = Math.min(Math.min(storedLeft, limit - from), in.limit - in.position);
    if (count == 0) {
      throw new EOFException("no end of a stored block");
    }
    System.arraycopy(in.bytes, in.position, window, from, count);
    in.position += count;
    storedLeft -= count;
    if (storedLeft == 0) {
      endBlock();
    }
    return from + count;
  }

  private void endBlock() {
    state = State.BETWEEN_BLOCKS;
    if (lastBlock) {
      state = State.ENDED;
      giveBack();
      bits = 0;
      bitCount = 0;
    }
  }

  /** Gives whole bytes back that were taken ahead. */
  private void giveBack() {
    in.position -= bitCount >>> 3;
    bitCount &= 7;
    bits &= (1L << bitCount) - 1;
  }

  private int codes(byte[] window, int from, int last, int oldest) throws ZipException {
    int end = in.isLast() ? in.limit + 8 : in.limit - 16;
    int turn = turns < FIRST_TURNS ? FIRST_TURN : TURN;
    turns++;
    return codes(window, from, last, oldest, Math.min(end, in.position + turn));
  }

  /** The loop that takes the time. */
  private int codes(byte[] window, int from, int last, int oldest, int inEnd) throws ZipException {
    byte[] input = in.bytes;
    int[] literal = literals.entries;
    int[] distance = distances.entries;
    int at = in.position;
    int to = from;
    long next = bits;
    int count = bitCount;
    while (to <= last && at < inEnd) {
      next |= (long) LONG.get(input, at) << count;
      at += (63 - count) >>> 3;
      count |= 56;
      int entry = literal[(int) next & LITERAL_MASK];
      if (entry < 0) {
        window[to] = (byte) (entry >>> 8);
        window[to + 1] = (byte) (entry >>> 16);
        to += entry >>> 24 & 3;
        next >>>= entry;
        count -= entry & 63;
        entry = literal[(int) next & LITERAL_MASK];
        if (entry < 0) {
          window[to] = (byte) (entry >>> 8);
          window[to + 1] = (byte) (entry >>> 16);
          to += entry >>> 24 & 3;
          next >>>= entry;
          count -= entry & 63;
          entry = literal[(int) next & LITERAL_MASK];
          if (entry < 0) {
            window[to] = (byte) (entry >>> 8);
            window[to + 1] = (byte) (entry >>> 16);
            to += entry >>> 24 & 3;
            next >>>= entry;
            count -= entry & 63;
            continue;
          }
        }
      }
      if ((entry & CodeTable.ODD) != 0) {
        if ((entry & (CodeTable.END | CodeTable.INVALID)) == 0) {
          entry = behind(literal, entry, (int) (next >>> LITERAL_BITS));
        }
        if (entry < 0) {
          window[to++] = (byte) (entry >>> 8);
          next >>>= entry;
          count -= entry & 63;
          continue;
        }
        if ((entry & CodeTable.ODD) != 0) {
          take(at, next >>> entry, count - (entry & 63));
          endBlock(entry);
          return to;
        }
      }
      int length = (entry >>> 16) + ((int) (next & (1L << entry) - 1) >>> (entry >>> 8));
      next >>>= entry;
      count -= entry & 63;
      next |= (long) LONG.get(input, at) << count;
      at += (63 - count) >>> 3;
      count |= 56;
      entry = distance[(int) next & DISTANCE_MASK];
      if ((entry & (CodeTable.ODD | CodeTable.INVALID)) == CodeTable.ODD) {
        entry = behind(distance, entry, (int) (next >>> DISTANCE_BITS));
      }
      int back = (entry >>> 16) + ((int) (next & (1L << entry) - 1) >>> (entry >>> 8));
      next >>>= entry;
      count -= entry & 63;
      int source = to - back;
      if (source < oldest || (entry & CodeTable.ODD) != 0) {
        take(at, next, count);
        throw new ZipException("no such distance");
      }
      int end = to + length;
      if (back < 8) {
        while (to < end) {
          window[to++] = window[source++];
        }
      } else if (back >= length) {
        System.arraycopy(window, source, window, to, length);
      } else {
        do {
          LONG.set(window, to, (long) LONG.get(window, source));
          to += 8;
          source += 8;
        } while (to < end);
      }
      to = end;
    }
    take(at, next, count);
    return to;
  }

  private void take(int at, long next, int count) {
    in.position = at;
    bits = next;
    bitCount = count;
  }

  private static int behind(int[] entries, int entry, int next) {
    return entries[(entry >>> 16) + (next & (1 << entry) - 1)];
  }

  private void endBlock(int entry) throws ZipException {
    if ((entry & CodeTable.END) == 0) {
      throw new ZipException("no such code");
    }
    endBlock();
  }

  /** Returns the number in the next bits, 16 at most. */
  private int number(int size) {
    while (bitCount < size) {
      bits |= (in.bytes[in.position++] & 0xffL) << bitCount;
      bitCount += 8;
    }
    int value = (int) (bits & (1L << size) - 1);
    bits >>>= size;
    bitCount -= size;
    return value;
  }

  private void beginBlock() throws ZipException {
    lastBlock = number(1) == 1;
    switch (number(2)) {
      case 0 -> beginStored();
      case 1 -> beginFixed();
      case 2 -> beginDynamic();
      default -> throw new ZipException("no such kind of block");
    }
  }

  private void beginStored() throws ZipException {
    bits = 0;
    bitCount = 0;
    storedLeft = number(16);
    if ((storedLeft ^ number(16)) != 0xffff) {
      throw new ZipException("no length of a stored block");
    }
    state = State.STORED;
    if (storedLeft == 0) {
      endBlock();
    }
  }

  private void beginFixed() throws ZipException {
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    Arrays.fill(lengths, 288, 320, (byte) 5);
    beginCodes(288, 32);
  }

  private void beginDynamic() throws ZipException {
    int literalCount = number(5) + 257;
    int distanceCount = number(5) + 1;
    int lengthCount = number(4) + 4;
    if (literalCount > 286 || distanceCount > 30) {
      throw new ZipException("too many codes");
    }
    Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
    for (int i = 0; i < lengthCount; i++) {
      lengths[ORDER[i]] = (byte) number(3);
    }
    codeLengths.build(lengths, 0, ORDER.length, false);
    readLengths(literalCount + distanceCount);
    if (lengths[256] == 0) {
      throw new ZipException("no code for the end of a block");
    }
    beginCodes(literalCount, distanceCount);
  }

  private void readLengths(int total) throws ZipException {
    int read = 0;
    while (read < total) {
      int symbol = codeLength();
      if (symbol < 16) {
        lengths[read++] = (byte) symbol;
      } else {
        if (symbol == 16 && read == 0) {
          throw new ZipException("no length to repeat");
        }
        byte repeated = symbol == 16 ? lengths[read - 1] : 0;
        int times = symbol == 16 ? 3 + number(2) : symbol == 17 ? 3 + number(3) : 11 + number(7);
        if (times > total - read) {
          throw new ZipException("too many lengths");
        }
        Arrays.fill(lengths, read, read + times, repeated);
        read += times;
      }
    }
  }

  private int codeLength() throws ZipException {
    while (bitCount < 7) {
      bits |= (in.bytes[in.position++] & 0xffL) << bitCount;
      bitCount += 8;
    }
    int entry = codeLengths.entries[(int) bits & 127];
    bits >>>= entry;
    bitCount -= entry & 63;
    return entry >>> 16;
  }

  private void beginCodes(int literalCount, int distanceCount) throws ZipException {
    literals.build(lengths, 0, literalCount, true);
    distances.build(lengths, literalCount, distanceCount, true);
    literals.pair();
    state = State.CODES;
  }
}
