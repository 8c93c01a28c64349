package io.weir.log.format;

import io.weir.log.RejectReason;
import io.weir.log.RejectedLine;
import java.util.ArrayList;
import java.util.List;

/** What a parser meets and does not know: each thing noted once, a few of them. */
public final class Drift {
  private static final int MAX_NOTES = 16;
  private static final int MAX_LENGTH = 120;

  private final List<String> notes = new ArrayList<>();

  public void note(String what, byte[] bytes, int start, int end) {
    if (notes.size() < MAX_NOTES) {
      add(what + ": " + RejectedLine.of(0, RejectReason.BAD_NUMBER, bytes, start, end).prefix());
    }
  }

  public void note(String what, int number) {
    if (notes.size() < MAX_NOTES) {
      add(what + ": " + number);
    }
  }

  public List<String> notes() {
    return notes;
  }

  private void add(String note) {
    String bounded = note.length() <= MAX_LENGTH ? note : note.substring(0, MAX_LENGTH);
    if (!notes.contains(bounded)) {
      notes.add(bounded);
    }
  }
}
