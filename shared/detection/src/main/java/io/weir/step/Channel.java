package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.store.outbound.Outbox;
import io.weir.store.outbound.Outbox.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to people or to machines. What it does not take now waits in its outbox and is tried
 * again by {@link #tellWaiting}, so that nothing else has to wait for it: no other incident and no
 * other channel. The notices of one incident are told in their order.
 */
public final class Channel {
  /** After that an alert is no news, and the alarm about the channel has long been raised. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private static final int AT_ONCE = 1000;

  private final NotifyStep step;
  private final Outbox outbox;
  private final Clock clock;

  public Channel(NotifyStep step, Outbox outbox, Clock clock) {
    this.step = requireNonNull(step, "step");
    this.outbox = requireNonNull(outbox, "outbox");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What became of one notice. */
  public enum Outcome {
    SENT,
    /** It was told before, or need not be told alone. */
    NOTHING,
    /** It is in the outbox. */
    WAITS,
    /** It waited too long. */
    GIVEN_UP
  }

  /**
   * One notice that was tried.
   *
   * @param incident the incident's id
   * @param number which notice of it
   * @param outcome what became of it
   * @param failure why it waits or was given up; empty if it stands behind an earlier one
   */
  public record Told(String incident, int number, Outcome outcome, Optional<Exception> failure) {}

  /** Tells of the incident's latest notice. */
  public Told tell(Incident incident) {
    if (incident.notice() == Incident.Notice.NONE) {
      return told(incident, Outcome.NOTHING, Optional.empty());
    }
    if (outbox.isWaiting(incident.id())) {
      keep(incident);
      return told(incident, Outcome.WAITS, Optional.empty());
    }
    try {
      return told(
          incident, step.notify(incident) ? Outcome.SENT : Outcome.NOTHING, Optional.empty());
    } catch (IOException | RuntimeException e) {
      keep(incident);
      return told(incident, Outcome.WAITS, Optional.of(e));
    }
  }

  /** Has the incident's latest notice wait for the next {@link #tellWaiting}. */
  public void keep(Incident incident) {
    if (incident.notice() != Incident.Notice.NONE) {
      outbox.keep(
          new Waiting(
              incident.id(),
              incident.noticeNumber(),
              IncidentJson.write(incident),
              clock.instant(),
              0));
    }
  }

  /** Has an incident wait that cannot be read by this release. */
  public void keepUnread(String incident, String json) {
    outbox.keep(new Waiting(incident, 0, json, clock.instant(), 0));
  }

  /**
   * Tries what waits, the least tried incident first, and begins nothing new after the time.
   *
   * @return what was tried
   */
  public List<Told> tellWaiting(Duration atMost) {
    Instant end = clock.instant().plus(atMost);
    Map<String, List<Waiting>> byIncident = new LinkedHashMap<>();
    for (Waiting notice : outbox.waiting(AT_ONCE)) {
      byIncident.computeIfAbsent(notice.incident(), none -> new ArrayList<>()).add(notice);
    }
    List<List<Waiting>> incidents = new ArrayList<>(byIncident.values());
    incidents.sort(
        Comparator.<List<Waiting>>comparingInt(notices -> notices.get(0).attempts())
            .thenComparing(notices -> notices.get(0).since()));
    List<Told> tried = new ArrayList<>();
    for (List<Waiting> notices : incidents) {
      boolean goesOn = true;
      for (int i = 0; i < notices.size() && goesOn && clock.instant().isBefore(end); i++) {
        Told told = retry(notices.get(i));
        tried.add(told);
        // One that cannot be read says nothing of those behind it.
        goesOn = told.outcome() != Outcome.WAITS || told.number() == 0;
      }
    }
    return tried;
  }

  private Told retry(Waiting notice) {
    try {
      boolean sent = step.notify(IncidentJson.read(notice.json()));
      outbox.remove(notice);
      return new Told(
          notice.incident(),
          notice.number(),
          sent ? Outcome.SENT : Outcome.NOTHING,
          Optional.empty());
    } catch (IOException | RuntimeException e) {
      boolean isOver = notice.since().plus(GIVEN_UP_AFTER).isBefore(clock.instant());
      if (isOver) {
        outbox.remove(notice);
      } else {
        outbox.failed(notice);
      }
      return new Told(
          notice.incident(),
          notice.number(),
          isOver ? Outcome.GIVEN_UP : Outcome.WAITS,
          Optional.of(e));
    }
  }

  private static Told told(Incident incident, Outcome outcome, Optional<Exception> failure) {
    return new Told(incident.id(), incident.noticeNumber(), outcome, failure);
  }

  /** Tells together of what was above the hourly cap; see {@link NotifyStep#tellHeld}. */
  public int tellHeld() throws IOException {
    return step.tellHeld();
  }
}
