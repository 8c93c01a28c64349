package io.weir.log.object;

import io.weir.log.RejectReason;
import io.weir.log.value.Bytes;
import java.io.IOException;

/** Cuts an object into lines. */
public final class LineLoop {
  private final ObjectBuffer buffer;
  private final int maxLineBytes;

  public LineLoop(ObjectBuffer buffer, int maxLineBytes) {
    this.buffer = buffer;
    this.maxLineBytes = maxLineBytes;
  }

  static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Gives every line its fate. */
  public void run(Fates fates) throws IOException {
    while (true) {
      lines(fates);
      if (buffer.ended) {
        if (buffer.position < buffer.limit) {
          line(fates, buffer.limit);
        }
        return;
      }
      if (buffer.limit - buffer.position > maxLineBytes) {
        tooLong(fates);
      } else {
        buffer.more();
      }
    }
  }

  /** Takes all lines that are there to their end. */
  private void lines(Fates fates) {
    while (buffer.position < buffer.limit) {
      int most = Math.min(buffer.limit - buffer.position, maxLineBytes);
      int newline = fates.sweep(buffer.bytes, buffer.position, buffer.position + most);
      if (newline < 0) {
        newline = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '\n');
        if (newline == buffer.limit) {
          return;
        }
        line(fates, newline);
      }
      buffer.position = newline + 1;
    }
  }

  private void line(Fates fates, int newline) {
    byte[] bytes = buffer.bytes;
    int start = buffer.position;
    int end = newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    if (end - start > maxLineBytes) {
      fates.reject(RejectReason.TOO_LONG, bytes, start, end);
    } else if (end == start || bytes[start] == '#' || isBlank(bytes, start, end)) {
      fates.skip(bytes, start, end);
    } else {
      fates.parse(bytes, start, end);
    }
  }

  /** Refuses a line that does not end within the limit, and reads on behind its end. */
  private void tooLong(Fates fates) throws IOException {
    fates.reject(RejectReason.TOO_LONG, buffer.bytes, buffer.position, buffer.limit);
    do {
      buffer.replace();
      buffer.position = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '\n');
    } while (buffer.position == buffer.limit && !buffer.ended);
    buffer.position = Math.min(buffer.limit, buffer.position + 1);
  }
}
