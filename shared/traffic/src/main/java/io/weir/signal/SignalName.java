package io.weir.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.weir.log.Hash64;
import io.weir.log.Request;
import io.weir.log.Slice;
import java.util.Arrays;

/** Subject and outcome of a line, put together without making a String of them. */
final class SignalName {
  /** Stands between the two. */
  static final byte BETWEEN = '\n';

  private static final int MOST_SUBJECT = 120;
  private static final int MOST_OUTCOME = 40;
  private static final byte[] LISTENER = "listener ".getBytes(US_ASCII);
  private static final byte[] COUNT = "COUNT".getBytes(US_ASCII);
  private static final byte[] BEFORE = "COUNT before ".getBytes(US_ASCII);

  private final byte[] bytes = new byte[MOST_SUBJECT + 1 + MOST_OUTCOME + Slice.SLACK];
  private int length;

  void ofListener(Request line) {
    length = 0;
    add(LISTENER, 0, LISTENER.length, MOST_SUBJECT);
    addNumber(Math.max(0, line.port()));
    outcome(line.outcome());
  }

  void ofTarget(Request line) {
    length = 0;
    add(line.subject(), MOST_SUBJECT);
    add(' ');
    add(line.targetIp(), MOST_SUBJECT);
    if (line.targetPort() >= 0) {
      add(':');
      addNumber(line.targetPort());
    }
    outcome(line.outcome());
  }

  void ofRule(Request line) {
    length = 0;
    add(line.subject(), MOST_SUBJECT);
    outcome(line.outcome());
  }

  /** The name of a rule that only counts; what became of the request afterwards is told apart. */
  void ofCounted(Slice rules, int from, int to, Slice outcome) {
    length = 0;
    add(rules.array(), rules.offset() + from, to - from, MOST_SUBJECT);
    bytes[length++] = BETWEEN;
    int most = length + MOST_OUTCOME;
    if (outcome.contentEquals("ALLOW")) {
      add(COUNT, 0, COUNT.length, most);
    } else {
      add(BEFORE, 0, BEFORE.length, most);
      add(outcome, most);
    }
  }

  long hash() {
    return Hash64.of(bytes, 0, length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void outcome(Slice outcome) {
    bytes[length++] = BETWEEN;
    add(outcome, length + MOST_OUTCOME);
  }

  private void add(Slice slice, int most) {
    add(slice.array(), slice.offset(), slice.length(), most);
  }

  /** What stands between subject and outcome may not stand in them. */
  private void add(byte[] from, int offset, int count, int most) {
    for (int i = offset; i < offset + count && length < most; i++) {
      bytes[length++] = from[i] == BETWEEN ? (byte) ' ' : from[i];
    }
  }

  private void add(char ascii) {
    if (length < MOST_SUBJECT) {
      bytes[length++] = (byte) ascii;
    }
  }

  private void addNumber(int number) {
    int divisor = 1;
    while (number / divisor >= 10) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      add((char) ('0' + number / divisor % 10));
    }
  }
}
