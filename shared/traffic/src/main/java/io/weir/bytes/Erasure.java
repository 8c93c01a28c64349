package io.weir.bytes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Takes a client out of what is stored: wherever its address stands, in texts or between their
 * lengths, as many letters stand in its place, so that every format and every count stays as it is.
 * What only begins or ends like the address is another one.
 */
public final class Erasure {
  private final byte[] client;
  private final byte[] letters;

  /** What joins the parts of an address of the client's kind. */
  private final char joint;

  /**
   * Returns the erasure of the client.
   *
   * @param client as it is written in the logs, in ASCII
   * @param letters as many letters that are no address
   */
  public Erasure(String client, String letters) {
    this.client = client.getBytes(ISO_8859_1);
    this.letters = letters.getBytes(ISO_8859_1);
    this.joint = client.indexOf(':') >= 0 ? ':' : '.';
    if (client.isEmpty() || this.client.length != this.letters.length) {
      throw new IllegalArgumentException("as many letters as '" + client + "' has characters");
    }
  }

  /** Returns what is erased. */
  public String client() {
    return new String(client, ISO_8859_1);
  }

  /** Returns what stands in its place. */
  public String letters() {
    return new String(letters, ISO_8859_1);
  }

  /** Returns the bytes without the client; the same array if it is not in them. */
  public byte[] of(byte[] bytes) {
    byte[] erased = bytes;
    for (int at = 0; at + client.length <= bytes.length; at++) {
      if (isAt(bytes, at)) {
        erased = erased == bytes ? bytes.clone() : erased;
        System.arraycopy(letters, 0, erased, at, letters.length);
      }
    }
    return erased;
  }

  /** Returns the text without the client. */
  public String of(String text) {
    if (text.indexOf(client()) < 0) {
      return text;
    }
    // A byte for each part of a character, so that no other text looks like the client.
    byte[] bytes = text.getBytes(UTF_8);
    return new String(of(bytes), UTF_8);
  }

  private boolean isAt(byte[] bytes, int at) {
    for (int i = 0; i < client.length; i++) {
      if (bytes[at + i] != client[i]) {
        return false;
      }
    }
    boolean stored = at > 0 && bytes[at - 1] == client.length;
    int end = at + client.length;
    boolean begins = at == 0 || !isOfAnAddress(bytes[at - 1]);
    boolean ends = end == bytes.length || !isOfAnAddress(bytes[end]) || isSentence(bytes, end);
    return stored || (begins && ends);
  }

  /** A full stop behind an address is part of it only if more of it follows. */
  private boolean isSentence(byte[] bytes, int end) {
    return bytes[end] == joint && (end + 1 == bytes.length || !isDigit(bytes[end + 1]));
  }

  private boolean isOfAnAddress(byte b) {
    return isDigit(b) || b == joint;
  }

  private static boolean isDigit(byte b) {
    int lower = b | 0x20;
    return (b >= '0' && b <= '9') || (lower >= 'a' && lower <= 'z');
  }
}
