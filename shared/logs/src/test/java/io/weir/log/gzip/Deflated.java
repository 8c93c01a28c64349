package io.weir.log.gzip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Makes streams to inflate, and inflates them by Weir and by zlib. */
final class Deflated {
  private static final int ROOM = 32 << 10;
  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

  private Deflated() {}

  /** Returns content of a random kind: texts that repeat, digits, noise, runs, little of it. */
  static byte[] content(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    int letters = 1 + random.nextInt(random.nextBoolean() ? 4 : 256);
    int at = 0;
    while (at < bytes.length) {
      int length =
          Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 600 : 9));
      int back = 1 + random.nextInt(random.nextBoolean() ? 12 : 40_000);
      if (random.nextInt(3) > 0 && back <= at) {
        for (int i = 0; i < length; i++) {
          bytes[at + i] = bytes[at + i - back];
        }
      } else {
        for (int i = 0; i < length; i++) {
          bytes[at + i] = (byte) random.nextInt(letters);
        }
      }
      at += length;
    }
    return bytes;
  }

  /** Returns the content as a deflate stream, of one of the levels and strategies of zlib. */
  static byte[] deflate(byte[] content, Random random) {
    Deflater deflater = new Deflater(random.nextInt(10), true);
    deflater.setStrategy(STRATEGIES[random.nextInt(STRATEGIES.length)]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    int at = 0;
    while (at < content.length) {
      int count = Math.min(content.length - at, 1 + random.nextInt(20_000));
      deflater.setInput(content, at, count);
      at += count;
      int flush = random.nextInt(4) == 0 ? Deflater.FULL_FLUSH : Deflater.NO_FLUSH;
      int written = 1;
      while (written > 0 || !deflater.needsInput()) {
        written = deflater.deflate(buffer, 0, buffer.length, flush);
        out.write(buffer, 0, written);
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Returns the stream as a gzip member; the sum and the length are those of the content. */
  static byte[] member(byte[] deflated, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] member = Arrays.copyOf(HEADER, HEADER.length + deflated.length + GzipReader.TRAILER);
    System.arraycopy(deflated, 0, member, HEADER.length, deflated.length);
    int at = HEADER.length + deflated.length;
    for (int i = 0; i < 4; i++) {
      member[at + i] = (byte) (crc.getValue() >>> (8 * i));
      member[at + 4 + i] = (byte) (content.length >>> (8 * i));
    }
    return member;
  }

  /** Returns what zlib makes of it; empty if the stream is damaged or has no end. */
  static Optional<byte[]> byZlib(byte[] deflated) {
    Inflater inflater = new Inflater(true);
    inflater.setInput(deflated);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          return Optional.empty();
        }
        out.write(buffer, 0, count);
      }
      return Optional.of(out.toByteArray());
    } catch (DataFormatException e) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** As {@link #byZlib}, by the decoder, with a window that is just large enough. */
  static Optional<byte[]> byDecoder(byte[] deflated, Random random) throws IOException {
    StoredBytes in = new StoredBytes(inPieces(deflated, random));
    DeflateDecoder decoder = new DeflateDecoder(in);
    byte[] window = new byte[GzipReader.WINDOW + ROOM];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    decoder.begin();
    int at = 0;
    try {
      while (!decoder.ended()) {
        int room = GzipReader.LEAST_ROOM + random.nextInt(ROOM - GzipReader.LEAST_ROOM);
        int end = decoder.decode(window, at, at + room, Math.max(0, at - out.size()));
        out.write(window, at, end - at);
        int kept = Math.min(end, GzipReader.WINDOW);
        System.arraycopy(window, end - kept, window, 0, kept);
        at = kept;
      }
      return Optional.of(out.toByteArray());
    } catch (ZipException | EOFException e) {
      return Optional.empty();
    }
  }

  /** Returns all that the object holds. */
  static byte[] inflate(InputStream object) throws IOException {
    GzipReader reader = new GzipReader(new StoredBytes(object));
    byte[] window = new byte[GzipReader.WINDOW + ROOM];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    int count = reader.read(window, at, ROOM);
    while (count >= 0) {
      out.write(window, at, count);
      int kept = Math.min(at + count, GzipReader.WINDOW);
      System.arraycopy(window, at + count - kept, window, 0, kept);
      at = kept;
      count = reader.read(window, at, ROOM);
    }
    return out.toByteArray();
  }

  /** Returns a stream that gives a random number of bytes at a time. */
  static InputStream inPieces(byte[] bytes, Random random) {
    int most = random.nextBoolean() ? 1 << 20 : 1 + random.nextInt(100);
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }
}
