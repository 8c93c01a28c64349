package io.weir.log.object;

import io.weir.log.RejectReason;
import io.weir.log.object.JsonScan.End;
import io.weir.log.value.Bytes;
import java.io.IOException;

/**
 * Cuts an object into JSON objects, wherever they stand: one a line, one behind the other with
 * something between them or nothing, over several lines, in a list, in a list under a member of an
 * envelope. Which of these it is, is found by reading, anew for each record.
 */
public final class JsonLoop {
  private final ObjectBuffer buffer;
  private final int maxRecordBytes;
  private final JsonScan scan = new JsonScan();
  private boolean inEnvelope;

  /** Up to here, records do not stand one a line; goes with the bytes of the buffer. */
  private int unlinedTo;

  public JsonLoop(ObjectBuffer buffer, int maxRecordBytes) {
    this.buffer = buffer;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Returns the place of the first letter that is no blank. */
  static int skipSpace(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Gives every record its fate. */
  public void run(Fates fates) throws IOException {
    while (findRecord(fates)) {
      if (!wholeLine(fates)) {
        record(fates);
      }
    }
  }

  /** Goes to the next opening brace of a record; false at the end of the object. */
  private boolean findRecord(Fates fates) throws IOException {
    while (true) {
      while (buffer.position < buffer.limit) {
        byte letter = buffer.bytes[buffer.position];
        if (letter == '{') {
          return true;
        }
        if (letter == ']' && inEnvelope) {
          leaveEnvelope();
        } else if (isFiller(letter)) {
          buffer.position++;
        } else {
          garbage(fates);
        }
      }
      if (buffer.ended) {
        return false;
      }
      replace();
    }
  }

  private static boolean isFiller(byte letter) {
    return letter <= ' ' || letter == ',' || letter == '[' || letter == ']' || letter == '}';
  }

  /** Passes over the members behind the list of records, up to the end of the envelope. */
  private void leaveEnvelope() throws IOException {
    inEnvelope = false;
    buffer.position++;
    scan.beginWithin();
    End end = scan.scan(buffer.bytes, buffer.position, buffer.limit);
    while (end == End.NONE && !buffer.ended) {
      scan.drop(buffer.limit - buffer.position);
      replace();
      end = scan.scan(buffer.bytes, buffer.position, buffer.limit);
    }
    inEnvelope = end == End.ENVELOPE;
    buffer.position = Math.min(buffer.limit, buffer.position + scan.scanned());
  }

  /** Refuses what is no JSON, to the end of its line or to where an object begins. */
  private void garbage(Fates fates) throws IOException {
    int end = garbageEnd();
    if (buffer.bytes[buffer.position] == '#') {
      end = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '\n');
      fates.skip(buffer.bytes, buffer.position, end);
    } else {
      fates.reject(RejectReason.BAD_JSON, buffer.bytes, buffer.position, end);
    }
    buffer.position = end;
    while (buffer.position == buffer.limit && !buffer.ended) {
      replace();
      buffer.position = garbageEnd();
    }
  }

  private int garbageEnd() {
    int lineEnd = Bytes.find(buffer.bytes, buffer.position, buffer.limit, '\n');
    return Bytes.find(buffer.bytes, buffer.position, lineEnd, '{');
  }

  /** Takes the rest of the line as one record if it reads well as that. */
  private boolean wholeLine(Fates fates) {
    int start = buffer.position;
    if (start < unlinedTo) {
      return false;
    }
    int lineEnd = Bytes.find(buffer.bytes, start, buffer.limit, '\n');
    unlinedTo = lineEnd;
    if (lineEnd == buffer.limit && !buffer.ended) {
      return false;
    }
    int end = lineEnd;
    while (end > start && isBehindRecord(buffer.bytes[end - 1])) {
      end--;
    }
    if (buffer.bytes[end - 1] != '}'
        || end - start > maxRecordBytes
        || !fates.parsedWell(buffer.bytes, start, end)) {
      return false;
    }
    buffer.position = end;
    return true;
  }

  private static boolean isBehindRecord(byte letter) {
    return letter <= ' ' || letter == ',';
  }

  private void record(Fates fates) throws IOException {
    scan.begin();
    End end = scan.scan(buffer.bytes, buffer.position, buffer.limit);
    while (end == End.NONE && !buffer.ended && scan.scanned() <= maxRecordBytes) {
      more();
      end = scan.scan(buffer.bytes, buffer.position, buffer.limit);
    }
    int to = Math.min(buffer.limit, buffer.position + scan.scanned());
    if (end == End.ENVELOPE) {
      inEnvelope = true;
    } else if (scan.scanned() > maxRecordBytes) {
      fates.reject(RejectReason.TOO_LONG, buffer.bytes, buffer.position, to);
      if (end == End.NONE) {
        skipRest();
        return;
      }
    } else if (end == End.CLOSED) {
      fates.parse(buffer.bytes, buffer.position, to);
    } else {
      fates.reject(RejectReason.BAD_JSON, buffer.bytes, buffer.position, to);
    }
    buffer.position = to;
  }

  /** Passes over what is left of a record that is too long. */
  private void skipRest() throws IOException {
    End end = End.NONE;
    while (end == End.NONE && !buffer.ended) {
      scan.drop(buffer.limit - buffer.position);
      replace();
      end = scan.scan(buffer.bytes, buffer.position, buffer.limit);
    }
    buffer.position = Math.min(buffer.limit, buffer.position + scan.scanned());
  }

  private void more() throws IOException {
    unlinedTo = 0;
    buffer.more();
  }

  private void replace() throws IOException {
    unlinedTo = 0;
    buffer.replace();
  }
}
