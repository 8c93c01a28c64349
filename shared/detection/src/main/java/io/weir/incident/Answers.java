package io.weir.incident;

import io.weir.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the answers to a source's alerts follow to. One answer keeps quiet for a day about the like
 * of what it answered, up to three times as much of it. Two that say of two incidents that they
 * were no trouble teach, for three months: what is told by nothing else, is no graver and at most
 * twice as much is for the record. What is worse, other or elsewhere is told as ever.
 *
 * <p>It is worked out anew from the answers, so that taking one back leaves nothing.
 */
public final class Answers {
  /** Answers to older incidents say nothing any more. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  /** Of a source of which nothing was answered. */
  public static final Answers NONE = new Answers(List.of());

  private static final Duration QUIET_FOR = Duration.ofDays(1);
  private static final double QUIET_UP_TO = 3;
  private static final double TAUGHT_UP_TO = 2;
  private static final int TO_LEARN = 2;

  private final List<Answer> answers;
  private final List<Answer> standing = new ArrayList<>();
  private final List<Lesson> lessons = new ArrayList<>();

  /**
   * What was learned.
   *
   * @param about of what
   * @param from since when
   * @param until its end
   */
  private record Lesson(Concern about, Instant from, Instant until) {
    boolean covers(Concern concern, Instant start) {
      return !start.isBefore(from)
          && start.isBefore(until)
          && concern.isTaughtBy(about, TAUGHT_UP_TO);
    }
  }

  /** Returns what follows from the answers, which are of one source. */
  public Answers(List<Answer> answers) {
    this.answers =
        answers.stream()
            .sorted(Comparator.comparing(Answer::at).thenComparing(Answer::kind))
            .toList();
    Map<String, Instant> undone = new HashMap<>();
    for (Answer answer : this.answers) {
      if (answer.kind() == AnswerKind.UNDO) {
        undone.put(answer.incident(), answer.at());
      }
    }
    for (Answer answer : this.answers) {
      Instant end = undone.getOrDefault(answer.incident(), Instant.MIN);
      if (answer.kind() != AnswerKind.UNDO && answer.at().isAfter(end)) {
        standing.add(answer);
      }
    }
    learn();
  }

  private void learn() {
    Map<String, Concern> taught = new HashMap<>();
    Map<String, Set<String>> incidents = new HashMap<>();
    for (Answer answer : standing) {
      if (!answer.kind().teaches()) {
        continue;
      }
      String lesson = answer.about().lesson();
      Set<String> of = incidents.computeIfAbsent(lesson, none -> new HashSet<>());
      of.add(answer.incident());
      taught.merge(lesson, answer.about(), Concern::and);
      if (of.size() >= TO_LEARN) {
        lessons.add(new Lesson(taught.get(lesson), answer.at(), answer.at().plus(REMEMBERED)));
      }
    }
  }

  /** Returns the answers that were not taken back, in order of time. */
  public List<Answer> standing() {
    return List.copyOf(standing);
  }

  /** Returns all answers, in order of time. */
  public List<Answer> all() {
    return answers;
  }

  /** Returns why the finding is to be kept quiet about; empty if no answer says so. */
  Optional<String> covers(Finding finding) {
    if (isTaught(finding)) {
      return Optional.of("learned from answers");
    }
    Instant start = finding.window().start();
    Concern concern = Concern.of(finding);
    return standing.stream()
        .filter(answer -> answer.kind().silences())
        .filter(answer -> !start.isBefore(answer.at()))
        .filter(answer -> start.isBefore(answer.at().plus(QUIET_FOR)))
        .filter(answer -> concern.isLike(answer.about(), QUIET_UP_TO))
        .map(answer -> "answered: " + answer.kind().label())
        .findFirst();
  }

  /** Returns whether answers taught that the like of the finding is no trouble of its source. */
  boolean isTaught(Finding finding) {
    if (lessons.isEmpty()) {
      return false;
    }
    Concern concern = Concern.of(finding);
    Instant start = finding.window().start();
    return lessons.stream().anyMatch(lesson -> lesson.covers(concern, start));
  }
}
