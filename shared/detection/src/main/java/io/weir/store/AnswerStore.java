package io.weir.store;

import io.weir.incident.Answer;
import java.util.List;

/** What people said of alerts. */
public interface AnswerStore {
  /** Knows of no answer and takes none. */
  AnswerStore NONE =
      new AnswerStore() {
        @Override
        public boolean put(Answer answer) {
          return false;
        }

        @Override
        public Found<Answer> answers(String source) {
          return new Found<>(List.of(), List.of());
        }
      };

  /**
   * Keeps the answer, once: each notice of an incident takes each kind of answer one time.
   *
   * @return false if that was answered before; nothing is written then
   */
  boolean put(Answer answer);

  /** Returns the answers to the source's alerts, and which cannot be read. */
  Found<Answer> answers(String source);
}
