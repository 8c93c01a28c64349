package io.weir.log.gzip;

/** Takes bits from the stored bytes, the lowest of each byte first: RFC 1951, section 3.1.1. */
final class BitReader {
  final StoredBytes in;

  /** Bits that were taken from the bytes and not used yet, the next one lowest. */
  long bits;

  /** How many of them count; what stands above them is what follows in the bytes, or 0. */
  int count;

  BitReader(StoredBytes in) {
    this.in = in;
  }

  /** Returns the place of the byte that the next bit is in. */
  int position() {
    return in.position - (count >>> 3);
  }

  /** Gives whole bytes back that were taken ahead. */
  void giveBack() {
    in.position -= count >>> 3;
    count &= 7;
    bits &= (1L << count) - 1;
  }

  /** Passes over the rest of the byte. */
  void align() {
    giveBack();
    bits = 0;
    count = 0;
  }

  /** Returns the number in the next bits, 16 at most. */
  int number(int size) {
    need(size);
    int value = (int) (bits & (1L << size) - 1);
    bits >>>= size;
    count -= size;
    return value;
  }

  /** Returns the entry that the next bits, 7 at most, are the index of, and takes what it says. */
  int entry(CodeTable table) {
    need(7);
    int entry = table.entries[(int) bits & 127];
    bits >>>= entry;
    count -= entry & 63;
    return entry;
  }

  private void need(int size) {
    while (count < size) {
      bits |= (in.bytes[in.position++] & 0xffL) << count;
      count += 8;
    }
  }
}
