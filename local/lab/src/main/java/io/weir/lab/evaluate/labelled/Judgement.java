package io.weir.lab.evaluate.labelled;

import io.weir.lab.evaluate.labelled.Labels.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what people were told with what is known to be wrong.
 *
 * <p>An incident belongs to a trouble if it was open at some time from ten minutes before it to
 * half an hour after it. The trouble is found by an incident that opened no earlier than five
 * minutes before it, or that was told again, as worse, during it; where people drew the labels an
 * open one is enough, and half an hour before a label is not held false. What belongs to nothing is
 * false; attacks in the background are counted apart.
 */
public final class Judgement {
  private static final Duration EARLY = Duration.ofMinutes(10);
  private static final Duration OPENED_EARLY = Duration.ofMinutes(5);
  private static final Duration TOLERANCE = Duration.ofMinutes(30);
  private static final Duration LAST = Duration.ofMinutes(15);
  private static final double WEEK_SECONDS = Duration.ofDays(7).toSeconds();

  private final Labels labels;
  private final List<Found> outcomes = new ArrayList<>();
  private final List<Told> falsely = new ArrayList<>();

  /** A trouble, with the incidents that belong to it and when people heard of them first. */
  record Found(Trouble trouble, List<Told> incidents, Optional<Instant> told) {
    Found {
      incidents = List.copyOf(incidents);
    }

    boolean isFound() {
      return told.isPresent();
    }

    boolean isRightType() {
      return trouble.types().isEmpty()
          || incidents.stream()
              .anyMatch(i -> trouble.types().contains(i.incident().type().label()));
    }

    boolean isCauseNamed() {
      return trouble.causes().isEmpty()
          || incidents.stream().anyMatch(i -> trouble.causes().stream().anyMatch(i::names));
    }

    long messages() {
      return incidents.stream().mapToLong(i -> i.incident().noticeNumber()).sum();
    }
  }

  /**
   * Compares.
   *
   * @param all what people were told of
   */
  public Judgement(Labels labels, List<Told> all) {
    this.labels = labels;
    for (Trouble trouble : labels.labels()) {
      if (isJudged(trouble.start())) {
        outcomes.add(found(trouble, all));
      }
    }
    for (Told told : all) {
      boolean judged = isJudged(told.from()) && told.from().isBefore(labels.end().minus(LAST));
      boolean apart = labels.backgroundAttacks() && told.incident().type().isSecurity();
      Duration before = labels.exact() ? EARLY : TOLERANCE;
      if (judged && !apart && labels.labels().stream().noneMatch(t -> belongs(told, t, before))) {
        falsely.add(told);
      }
    }
  }

  Labels labels() {
    return labels;
  }

  List<Found> outcomes() {
    return outcomes;
  }

  /** Returns the incidents that are about nothing. */
  List<Told> falsely() {
    return falsely;
  }

  /** Returns how many of them opened after the first week of the logs. */
  long falselyLater() {
    Instant later = labels.start().plus(Duration.ofDays(7));
    return falsely.stream().filter(told -> !told.from().isBefore(later)).count();
  }

  double weeks() {
    return Duration.between(labels.judgeFrom(), labels.end()).toSeconds() / WEEK_SECONDS;
  }

  private boolean isJudged(Instant time) {
    return !time.isBefore(labels.judgeFrom()) && time.isBefore(labels.end());
  }

  private Found found(Trouble trouble, List<Told> all) {
    List<Told> own = new ArrayList<>();
    Optional<Instant> first = Optional.empty();
    for (Told told : all) {
      Optional<Instant> heard = heard(told, trouble);
      if (belongs(told, trouble, EARLY) && heard.isPresent()) {
        own.add(told);
        first = first.filter(t -> t.isBefore(heard.get())).or(() -> heard);
      }
    }
    return new Found(trouble, own, first);
  }

  private boolean belongs(Told told, Trouble trouble, Duration before) {
    boolean near =
        told.from().isBefore(trouble.end().plus(TOLERANCE))
            && told.to().isAfter(trouble.start().minus(before));
    boolean named =
        trouble.causes().stream()
            .anyMatch(cause -> told.names(cause) || network(cause).map(told::names).orElse(false));
    return near && (!labels.backgroundAttacks() || !told.incident().type().isSecurity() || named);
  }

  private static Optional<String> network(String address) {
    boolean isAddress = address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    return isAddress
        ? Optional.of(address.substring(0, address.lastIndexOf('.') + 1))
        : Optional.empty();
  }

  private Optional<Instant> heard(Told told, Trouble trouble) {
    if (!told.from().isBefore(trouble.start().minus(OPENED_EARLY))) {
      return told.opened().stream().findFirst();
    }
    // It was open already: that is news only if people hear of it again.
    Optional<Instant> again =
        told.opened().stream().skip(1).filter(t -> t.isAfter(trouble.start())).findFirst();
    return again.isEmpty() && !labels.exact() ? told.opened().stream().findFirst() : again;
  }
}
