package io.weir.window;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.bytes.Erasure;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The stored form of a window: a version byte, the length, and the state, deflated. The state is a
 * row of sections, each with its number and its length, so that a version which does not know one
 * passes over it. Version 2, which had five of them without numbers, is still read.
 *
 * <p>Reading throws {@link IllegalArgumentException} for bytes that were not written here or by a
 * later version.
 */
public final class WindowCodec {
  private static final int VERSION = 3;
  private static final int WITHOUT_SECTIONS = 2;
  private static final WindowSection[] SECTIONS = WindowSection.values();
  private static final int MAX_LENGTH = 64 << 20;

  private WindowCodec() {}

  /** Returns the window as bytes; under 32 KB when {@link Window#compact} was called before. */
  public static byte[] encode(Window window) {
    return encode(window, Map.of());
  }

  /** Does the same, with sections that this version does not know. */
  static byte[] encode(Window window, Map<Integer, byte[]> more) {
    BytesOut body = new BytesOut();
    window
        .write()
        .forEach(
            (section, bytes) -> {
              body.writeNumber(section.ordinal());
              body.writeBytes(bytes.toByteArray());
            });
    more.forEach(
        (number, bytes) -> {
          body.writeNumber(number);
          body.writeBytes(bytes);
        });
    return packed(body.toByteArray());
  }

  private static byte[] packed(byte[] plain) {
    BytesOut out = new BytesOut();
    out.writeByte(VERSION);
    out.writeNumber(plain.length);
    deflate(plain, out);
    return out.toByteArray();
  }

  /** Returns the bytes of the same window without the client; the same ones if it has none. */
  public static byte[] erase(byte[] bytes, Erasure erasure) {
    Window window = decode(bytes);
    window.eraseThreats(erasure);
    byte[] encoded = encode(window);
    BytesIn in = new BytesIn(encoded);
    in.readByte();
    byte[] plain = new byte[in.readCount(MAX_LENGTH)];
    inflate(in.readRest(), plain);
    byte[] erased = erasure.of(plain);
    return erased == plain && Arrays.equals(encoded, bytes) ? bytes : packed(erased);
  }

  /** Returns the window that the bytes stand for. */
  public static Window decode(byte[] bytes) {
    BytesIn in = new BytesIn(bytes);
    int version = in.readByte();
    if (version != VERSION && version != WITHOUT_SECTIONS) {
      throw new IllegalArgumentException("window of unknown version: " + version);
    }
    byte[] plain = new byte[in.readCount(MAX_LENGTH)];
    inflate(in.readRest(), plain);
    BytesIn body = new BytesIn(plain);
    Window window = new Window();
    if (version == WITHOUT_SECTIONS) {
      for (int i = 0; i <= WindowSection.OBJECTS.ordinal(); i++) {
        window.read(SECTIONS[i], body);
      }
    } else {
      readSections(body, window);
    }
    body.end();
    return window;
  }

  private static void readSections(BytesIn body, Window window) {
    while (body.hasMore()) {
      long number = body.readNumber();
      BytesIn section = new BytesIn(body.readBytes());
      if (number < SECTIONS.length) {
        window.read(SECTIONS[(int) number], section);
        section.end();
      }
    }
  }

  private static void deflate(byte[] plain, BytesOut out) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] chunk = new byte[8192];
      while (!deflater.finished()) {
        out.writeRaw(chunk, 0, deflater.deflate(chunk));
      }
    } finally {
      deflater.end();
    }
  }

  private static void inflate(byte[] deflated, byte[] plain) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      int at = 0;
      int count = 1;
      while (at < plain.length && count > 0) {
        count = inflater.inflate(plain, at, plain.length - at);
        at += count;
      }
      int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
      if (at < plain.length || more > 0 || !inflater.finished()) {
        throw new IllegalArgumentException("window is cut short or damaged");
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("window is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
