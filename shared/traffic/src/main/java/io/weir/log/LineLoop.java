package io.weir.log;

import io.weir.log.LineParser.Fate;
import java.io.IOException;
import java.util.Arrays;

/**
 * The buffer of one object: fills it, cuts it into lines, and hands each to the parser. A line
 * never leaves the buffer, which therefore holds the longest line twice.
 */
final class LineLoop {
  private static final int CHUNK = 64 << 10;

  private final ObjectBytes source;
  private final Tally tally;
  private final int maxLineBytes;
  private byte[] buffer;
  private int position;
  private int limit;
  private boolean ended;

  LineLoop(ObjectBytes source, Tally tally, int maxLineBytes) {
    this.source = source;
    this.tally = tally;
    this.maxLineBytes = maxLineBytes;
    this.buffer = new byte[2 * CHUNK + Bytes.SLACK];
  }

  static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Fills the buffer for the first time, and steps over a byte order mark. */
  Recognizer.Verdict recognize(String key) throws IOException {
    while (!ended && limit < CHUNK) {
      fill();
    }
    if (limit >= 3
        && (buffer[0] & 0xff) == 0xef
        && (buffer[1] & 0xff) == 0xbb
        && (buffer[2] & 0xff) == 0xbf) {
      position = 3;
    }
    return Recognizer.recognize(buffer, position, limit, key);
  }

  /** Counts all lines as skipped. */
  void skipAll() throws IOException {
    boolean open = false;
    while (position < limit || !ended) {
      while (position < limit) {
        int newline = Bytes.find(buffer, position, limit, '\n');
        open = newline == limit;
        if (!open) {
          tally.skipped();
        }
        position = newline + 1;
      }
      position = 0;
      limit = 0;
      fill();
    }
    if (open) {
      tally.skipped();
    }
  }

  /** Hands every line to the parser and every request to the consumer. */
  void run(LineParser parser, LogConsumer consumer) throws IOException {
    while (true) {
      int newline = Bytes.find(buffer, position, limit, '\n');
      while (newline < limit) {
        line(parser, consumer, newline);
        position = newline + 1;
        newline = Bytes.find(buffer, position, limit, '\n');
      }
      if (ended) {
        if (position < limit) {
          line(parser, consumer, limit);
        }
        return;
      }
      if (limit - position > maxLineBytes) {
        tooLong(consumer);
      } else {
        makeRoom();
        fill();
      }
    }
  }

  private void line(LineParser parser, LogConsumer consumer, int newline) {
    int end = newline;
    if (end > position && buffer[end - 1] == '\r') {
      end--;
    }
    if (end - position > maxLineBytes) {
      reject(consumer, RejectReason.TOO_LONG, end);
      return;
    }
    if (end == position || buffer[position] == '#' || isBlank(buffer, position, end)) {
      tally.skipped();
      return;
    }
    Fate fate = parser.parse(buffer, position, end);
    if (fate == Fate.ACCEPTED) {
      tally.accepted();
      consumer.accept(parser.request());
    } else if (fate == Fate.REJECTED) {
      reject(consumer, parser.reason(), end);
    } else {
      tally.skipped();
    }
  }

  private void reject(LogConsumer consumer, RejectReason reason, int end) {
    tally.rejected(reason, buffer, position, end);
    consumer.reject(reason, buffer, position, end);
  }

  /** Refuses a line that does not end within the limit, and reads on behind its end. */
  private void tooLong(LogConsumer consumer) throws IOException {
    reject(consumer, RejectReason.TOO_LONG, limit);
    do {
      position = 0;
      limit = 0;
      fill();
      position = Bytes.find(buffer, 0, limit, '\n');
    } while (position == limit && !ended);
    position = Math.min(limit, position + 1);
  }

  private void makeRoom() {
    int rest = limit - position;
    if (rest + CHUNK > buffer.length - Bytes.SLACK) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    System.arraycopy(buffer, position, buffer, 0, rest);
    position = 0;
    limit = rest;
  }

  private void fill() throws IOException {
    int count = source.read(buffer, limit, CHUNK);
    if (count < 0) {
      ended = true;
    } else {
      limit += count;
    }
  }
}
