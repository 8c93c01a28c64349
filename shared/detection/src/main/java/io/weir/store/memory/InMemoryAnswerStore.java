package io.weir.store.memory;

import io.weir.incident.Answer;
import io.weir.store.AnswerStore;
import io.weir.store.Found;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers in memory. Safe for use by several threads. */
public final class InMemoryAnswerStore implements AnswerStore {
  private final Map<String, Answer> answers = new TreeMap<>();

  @Override
  public synchronized boolean put(Answer answer) {
    String id = answer.incident() + " " + answer.notice() + " " + answer.kind();
    return answers.putIfAbsent(id, answer) == null;
  }

  @Override
  public synchronized Found<Answer> answers(String source) {
    return new Found<>(
        answers.values().stream().filter(answer -> answer.source().equals(source)).toList(),
        List.of());
  }
}
