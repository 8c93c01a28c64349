package io.weir.log.object;

import io.weir.log.RejectReason;
import io.weir.log.value.Bytes;
import java.io.IOException;

/**
 * Cuts an object into JSON objects, wherever they stand: in a list, in a list under {@code
 * records}, one behind the other, over several lines. Braces are counted outside of texts.
 */
public final class DocumentLoop {
  private final ObjectBuffer buffer;
  private final int maxRecordBytes;

  private int scanned;
  private int depth;
  private boolean inText;

  public DocumentLoop(ObjectBuffer buffer, int maxRecordBytes) {
    this.buffer = buffer;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Gives every record its fate. */
  public void run(Fates fates) throws IOException {
    while (findRecord(fates)) {
      record(fates);
    }
  }

  /** Goes to the next opening brace of a record; false at the end of the object. */
  private boolean findRecord(Fates fates) throws IOException {
    boolean garbage = false;
    while (true) {
      byte[] bytes = buffer.bytes;
      int start = buffer.position;
      while (buffer.position < buffer.limit && bytes[buffer.position] != '{') {
        garbage |= !isFiller(bytes[buffer.position]);
        buffer.position++;
      }
      if (garbage) {
        fates.reject(RejectReason.BAD_JSON, bytes, start, buffer.position);
        skipGarbage();
        garbage = false;
      }
      if (buffer.limit - buffer.position < 64 && !buffer.ended) {
        buffer.more();
      } else if (buffer.position >= buffer.limit) {
        return false;
      } else if (JsonFraming.isEnvelope(buffer.bytes, buffer.position, buffer.limit)) {
        int list = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '[');
        buffer.position = Math.min(buffer.limit, Math.max(buffer.position + 1, list + 1));
      } else {
        return true;
      }
    }
  }

  /** A run of garbage counts once, however many reads it takes. */
  private void skipGarbage() throws IOException {
    while (buffer.position == buffer.limit && !buffer.ended) {
      buffer.replace();
      buffer.position = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '{');
    }
  }

  private static boolean isFiller(byte letter) {
    return letter <= ' ' || letter == ',' || letter == '[' || letter == ']' || letter == '}';
  }

  private void record(Fates fates) throws IOException {
    scanned = 0;
    depth = 0;
    inText = false;
    while (!scan()) {
      if (buffer.ended) {
        fates.reject(RejectReason.BAD_JSON, buffer.bytes, buffer.position, buffer.limit);
        buffer.position = buffer.limit;
        return;
      }
      if (scanned > maxRecordBytes) {
        tooLong(fates);
        return;
      }
      buffer.more();
    }
    int end = buffer.position + scanned;
    if (scanned > maxRecordBytes) {
      fates.reject(RejectReason.TOO_LONG, buffer.bytes, buffer.position, end);
    } else {
      fates.parse(buffer.bytes, buffer.position, end);
    }
    buffer.position = end;
  }

  /** Scans on from where it stopped; true when the record is closed. */
  private boolean scan() {
    byte[] bytes = buffer.bytes;
    int at = buffer.position + scanned;
    while (at < buffer.limit) {
      byte letter = bytes[at++];
      if (inText) {
        if (letter == '\\') {
          at++;
        } else if (letter == '"') {
          inText = false;
        }
      } else if (letter == '"') {
        inText = true;
      } else if (letter == '{') {
        depth++;
      } else if (letter == '}') {
        depth--;
        if (depth == 0) {
          scanned = at - buffer.position;
          return true;
        }
      }
    }
    scanned = at - buffer.position;
    return false;
  }

  private void tooLong(Fates fates) throws IOException {
    fates.reject(RejectReason.TOO_LONG, buffer.bytes, buffer.position, buffer.limit);
    boolean closed = false;
    while (!closed && !buffer.ended) {
      int carried = Math.max(0, buffer.position + scanned - buffer.limit);
      buffer.replace();
      scanned = carried;
      closed = scan();
    }
    buffer.position = Math.min(buffer.limit, buffer.position + scanned);
  }
}
