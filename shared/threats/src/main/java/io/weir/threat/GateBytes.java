package io.weir.threat;

import io.weir.threat.text.Bytes;

/** What the gate thinks of single bytes, and of the bytes that begin a character. */
final class GateBytes {
  static final byte WORD = 1;
  static final byte ODD = 2;
  static final byte SPECIAL = 3;

  private GateBytes() {}

  static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int b = 0; b < 256; b++) {
      boolean word = Bytes.isWord(b);
      boolean plain = "-,/&?".indexOf(b) >= 0 && b > 0;
      boolean special = ".=:+ %@".indexOf(b) >= 0 || b >= 0xc0;
      kinds[b] = word ? WORD : special ? SPECIAL : plain || b >= 0x80 ? 0 : ODD;
    }
    return kinds;
  }

  /** Returns the lower case of every byte that words are made of, and 0 for all others. */
  static byte[] folded() {
    byte[] folded = new byte[256];
    for (int b = 0; b < 128; b++) {
      folded[b] = (byte) (!Bytes.isWord(b) ? 0 : b >= 'A' && b <= 'Z' ? b + 32 : b);
    }
    return folded;
  }

  /** Returns whether the character that begins so may be a look-alike of ASCII or malformed. */
  static boolean mayFold(int lead, int second, int third) {
    return switch (lead) {
      case 0xc0, 0xc1, 0xef, 0xe0 -> lead != 0xe0 || second < 0xa0;
      case 0xc2 -> second == 0xa0 || second == 0xad;
      case 0xc4 -> second == 0x8d && third == 0xc4;
      case 0xc5 -> second == 0xbf;
      case 0xe2 ->
          !(second == 0x80
              && (third == 0x99
                  || third == 0x98
                  || third == 0x93
                  || third == 0x94
                  || third == 0x9c
                  || third == 0x9d
                  || third == 0x9e
                  || third == 0xa6));
      case 0xe3 -> second == 0x80 && (third == 0x80 || third == 0x82);
      case 0xe5 -> second == 0x98;
      case 0xf0 -> second < 0x90;
      default -> lead > 0xf4;
    };
  }

  static boolean hasPercent(byte[] array, int from, int to) {
    for (int i = from; i < to; i++) {
      if (array[i] == '%') {
        return true;
      }
    }
    return false;
  }
}
