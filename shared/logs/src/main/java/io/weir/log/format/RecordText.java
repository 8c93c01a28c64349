package io.weir.log.format;

import io.weir.log.value.Bytes;

/** The text of one JSON record, or of the beginning of an object, to tell kinds by. */
public final class RecordText {
  private byte[] bytes = {};
  private int start;
  private int end;

  /** Points this at the text in {@code [from, to)}. */
  public void begin(byte[] newBytes, int from, int to) {
    bytes = newBytes;
    start = from;
    end = to;
  }

  /** Returns whether the ASCII text stands anywhere in it. */
  public boolean has(String ascii) {
    return Bytes.contains(bytes, start, end, ascii);
  }
}
