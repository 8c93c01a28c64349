package io.weir.log.object;

import io.weir.log.LogConsumer;
import io.weir.log.RejectReason;
import io.weir.log.format.LineParser;
import io.weir.log.format.LineParser.Fate;

/** Hands one line or record to the parser, and its fate to the tally and the consumer. */
public final class Fates {
  private final LineParser parser;
  private final LogConsumer consumer;
  private final Tally tally;

  public Fates(LineParser parser, LogConsumer consumer, Tally tally) {
    this.parser = parser;
    this.consumer = consumer;
    this.tally = tally;
  }

  /** Accepts the line at the start if it is an ordinary one; see {@link LineParser#sweep}. */
  public int sweep(byte[] bytes, int start, int limit) {
    int newline = parser.sweep(bytes, start, limit);
    if (newline >= 0) {
      tally.accepted();
      consumer.accept(parser.request());
    }
    return newline;
  }

  public void parse(byte[] bytes, int start, int end) {
    if (!parsedWell(bytes, start, end)) {
      reject(parser.reason(), bytes, start, end);
    }
  }

  /** As {@link #parse}, but a refused record returns false and is not counted. */
  boolean parsedWell(byte[] bytes, int start, int end) {
    Fate fate = parser.parse(bytes, start, end);
    if (fate == Fate.ACCEPTED) {
      tally.accepted();
      consumer.accept(parser.request());
    } else if (fate == Fate.SKIPPED) {
      tally.skipped();
    }
    return fate != Fate.REJECTED;
  }

  public void reject(RejectReason reason, byte[] bytes, int start, int end) {
    if (parser.isDecided()) {
      tally.rejected(reason, bytes, start, end);
      consumer.reject(reason, bytes, start, end);
    } else {
      tally.skipped();
    }
  }

  /** Counts a blank line, or a comment, which the parser may learn from. */
  public void skip(byte[] bytes, int start, int end) {
    if (end > start && bytes[start] == '#') {
      parser.directive(bytes, start, end);
    }
    tally.skipped();
  }
}
