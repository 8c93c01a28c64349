package io.weir.log.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/**
 * Decodes DEFLATE: RFC 1951. It looks at 64 bits at once, takes up to two literals with one look at
 * a table, and copies earlier bytes as a whole unless they overlap.
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

  private static final int LITERAL_MASK = (1 << BlockCodes.LITERAL_BITS) - 1;
  private static final int DISTANCE_MASK = (1 << BlockCodes.DISTANCE_BITS) - 1;

  /** How many bytes one call decodes: few at first, so that the loop is soon compiled. */
  private static final int FIRST_TURN = 64;

  private static final int TURN = 1024;
  private static final int FIRST_TURNS = 128;

  private enum State {
    BETWEEN_BLOCKS,
    STORED,
    CODES,
    ENDED
  }

  private final StoredBytes stored;
  private final BitReader in;
  private final BlockCodes codes = new BlockCodes();

  private State state = State.BETWEEN_BLOCKS;
  private boolean lastBlock;
  private int storedLeft;
  private long turns;

  DeflateDecoder(StoredBytes stored) {
    this.stored = stored;
    this.in = new BitReader(stored);
  }

  /** Begins a stream where the bytes stand. */
  void begin() {
    state = State.BETWEEN_BLOCKS;
    in.bits = 0;
    in.count = 0;
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
      in.giveBack();
      stored.fill();
      try {
        if (state == State.CODES) {
          to = codes(window, to, limit - STEP, oldest);
        } else if (state == State.STORED) {
          to = copyStored(window, to, limit);
        } else {
          beginBlock();
        }
      } catch (ZipException e) {
        throw isCut() ? new EOFException(e.getMessage()) : e;
      }
      if (in.position() > stored.limit) {
        throw new EOFException("no end of the last block");
      }
    }
    return to;
  }

  /** A check sum and a length follow what is whole, so nothing can be wrong so near the end. */
  private boolean isCut() {
    return stored.isLast() && in.position() + GzipReader.TRAILER > stored.limit;
  }

  private int copyStored(byte[] window, int from, int limit) throws IOException {
    int count = Math.min(Math.min(storedLeft, limit - from), stored.limit - stored.position);
    if (count == 0) {
      throw new EOFException("no end of a stored block");
    }
    System.arraycopy(stored.bytes, stored.position, window, from, count);
    stored.position += count;
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
      in.align();
    }
  }

  private int codes(byte[] window, int from, int last, int oldest) throws ZipException {
    int end = stored.isLast() ? stored.limit + 8 : stored.limit - 16;
    int turn = turns < FIRST_TURNS ? FIRST_TURN : TURN;
    turns++;
    return codes(window, from, last, oldest, Math.min(end, stored.position + turn));
  }

  /**
   * The loop that takes the time. Literals are looked for three times in a row, as 64 bits suffice
   * for that and fewer turns are fewer branches.
   */
  private int codes(byte[] window, int from, int last, int oldest, int inEnd) throws ZipException {
    byte[] input = stored.bytes;
    int[] literal = codes.literals.entries;
    int[] distance = codes.distances.entries;
    int at = stored.position;
    int to = from;
    long next = in.bits;
    int count = in.count;
    while (to <= last && at < inEnd) {
      next |= word(input, at) << count;
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
          entry = behind(literal, entry, (int) (next >>> BlockCodes.LITERAL_BITS));
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
      next |= word(input, at) << count;
      at += (63 - count) >>> 3;
      count |= 56;
      entry = distance[(int) next & DISTANCE_MASK];
      if ((entry & (CodeTable.ODD | CodeTable.INVALID)) == CodeTable.ODD) {
        entry = behind(distance, entry, (int) (next >>> BlockCodes.DISTANCE_BITS));
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
          LONG.set(window, to, word(window, source));
          to += 8;
          source += 8;
        } while (to < end);
      }
      to = end;
    }
    take(at, next, count);
    return to;
  }

  /** Of its own, to be compiled while the loop is still interpreted. */
  private static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  private void take(int at, long next, int count) {
    stored.position = at;
    in.bits = next;
    in.count = count;
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

  private void beginBlock() throws ZipException {
    lastBlock = in.number(1) == 1;
    int kind = in.number(2);
    if (kind == 0) {
      beginStored();
    } else if (kind == 1) {
      codes.fixed();
      state = State.CODES;
    } else if (kind == 2) {
      codes.dynamic(in);
      state = State.CODES;
    } else {
      throw new ZipException("no such kind of block");
    }
  }

  private void beginStored() throws ZipException {
    in.align();
    storedLeft = in.number(16);
    if ((storedLeft ^ in.number(16)) != 0xffff) {
      throw new ZipException("no length of a stored block");
    }
    state = State.STORED;
    if (storedLeft == 0) {
      endBlock();
    }
  }
}
