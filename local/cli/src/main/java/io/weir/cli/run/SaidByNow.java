package io.weir.cli.run;

import io.weir.incident.Answer;
import io.weir.store.AnswerStore;
import io.weir.store.Found;
import java.time.Clock;
import java.util.List;

/** Answers of the past, each of which is there from its time on. */
record SaidByNow(List<Answer> all, Clock clock) implements AnswerStore {
  @Override
  public boolean put(Answer answer) {
    return false;
  }

  @Override
  public Found<Answer> answers(String source) {
    return new Found<>(
        all.stream()
            .filter(answer -> answer.source().equals(source))
            .filter(answer -> !answer.at().isAfter(clock.instant()))
            .toList(),
        List.of());
  }
}
