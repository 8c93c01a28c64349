package io.weir.log;

/**
 * One refused line, kept to be looked at.
 *
 * @param line the number of the line or record in its object, from 1
 * @param reason why it was refused
 * @param prefix the first bytes of it, printable ASCII, at most {@value #MAX_PREFIX} characters;
 *     what follows a question mark is left out, as it may hold secrets
 */
public record RejectedLine(long line, RejectReason reason, String prefix) {
  public static final int MAX_PREFIX = 160;

  /** Keeps the beginning of the line in {@code [start, end)}. */
  public static RejectedLine of(long line, RejectReason reason, byte[] bytes, int start, int end) {
    StringBuilder prefix = new StringBuilder();
    int stop = Math.min(end, start + MAX_PREFIX);
    for (int i = start; i < stop && prefix.length() < MAX_PREFIX; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (c == '?') {
        prefix.append('?');
        break;
      }
      prefix.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return new RejectedLine(line, reason, prefix.toString());
  }
}
