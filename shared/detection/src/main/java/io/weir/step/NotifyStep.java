package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.alert.Alert;
import io.weir.alert.AlertMessages;
import io.weir.alert.HeldAlerts;
import io.weir.alert.Links;
import io.weir.incident.Incident;
import io.weir.store.outbound.AlertSink;
import io.weir.store.outbound.MetricSink;
import io.weir.store.outbound.NoticeStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The third step: a changed incident becomes a message and metrics, once. */
public final class NotifyStep {
  /** Longer than any sending takes, so that only a claim whose holder died is taken over. */
  private static final Duration STALE_AFTER = Duration.ofMinutes(5);

  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** How long a summary may be late because this was not called. */
  private static final int HOURS_BACK = 6;

  private interface Sending {
    void send() throws IOException;
  }

  private final NoticeStore notices;
  private final AlertSink alerts;
  private final MetricSink metrics;
  private final Optional<HourlyCap> cap;
  private final Links links;
  private final Clock clock;

  /** Returns a step that sends every alert, however many they are. */
  public NotifyStep(NoticeStore notices, AlertSink alerts, MetricSink metrics, Clock clock) {
    this(notices, alerts, metrics, Optional.empty(), clock);
  }

  /** Returns a step that holds what is above the cap, if there is one. */
  public NotifyStep(
      NoticeStore notices,
      AlertSink alerts,
      MetricSink metrics,
      Optional<HourlyCap> cap,
      Clock clock) {
    this(notices, alerts, metrics, cap, Links.NONE, clock);
  }

  /** Does the same, and puts the links into every alert. */
  public NotifyStep(
      NoticeStore notices,
      AlertSink alerts,
      MetricSink metrics,
      Optional<HourlyCap> cap,
      Links links,
      Clock clock) {
    this.links = requireNonNull(links, "links");
    this.cap = requireNonNull(cap, "cap");
    this.notices = requireNonNull(notices, "notices");
    this.alerts = requireNonNull(alerts, "alerts");
    this.metrics = requireNonNull(metrics, "metrics");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Tells people and machines of the incident's latest notice, unless they were told.
   *
   * @return whether an alert was sent; not if it was held because of the hourly cap
   * @throws IOException if a sink did not take it, or another run holds the claim and has not
   *     confirmed it yet; calling again is safe
   */
  public boolean notify(Incident incident) throws IOException {
    if (incident.notice() == Incident.Notice.NONE) {
      return false;
    }
    Alert alert = new Alert(incident);
    Instant now = clock.instant();
    boolean sent = alerts != AlertSink.NONE && begin(alert.id(), now) && sendOrHold(alert, now);
    // Claimed on its own: a metric that was not taken is tried again, and nobody is told twice.
    String metricId = "metric-" + alert.id();
    if (metrics != MetricSink.NONE && begin(metricId, now)) {
      finish(metricId, now, () -> metrics.send(List.of(AlertMessages.metric(alert, now))));
    }
    return sent;
  }

  /**
   * Claims what has the id.
   *
   * @return whether it is to be sent; not if it was
   * @throws IOException if another run is at it, which may have died; giving the record back lets
   *     it be tried again
   */
  private boolean begin(String id, Instant now) throws IOException {
    if (notices.isConfirmed(id)) {
      return false;
    }
    if (notices.claim(id, now, now.minus(STALE_AFTER))) {
      return true;
    }
    if (notices.isConfirmed(id)) {
      return false;
    }
    throw new IOException("alert " + id + " is being sent elsewhere");
  }

  /**
   * Tells together of what was held in the hours that are over, once each.
   *
   * @return how many alerts were told of so
   * @throws IOException if the sink did not take it; calling again is safe
   */
  public int tellHeld() throws IOException {
    int told = 0;
    Instant now = clock.instant();
    // An alert that is being held just as its hour ends must not miss the summary.
    Instant latest = hour(now.minus(AN_HOUR).minus(STALE_AFTER));
    for (int back = 0; cap.isPresent() && back < HOURS_BACK; back++) {
      told += tellHeld(cap.get(), latest.minus(AN_HOUR.multipliedBy(back)), now);
    }
    return told;
  }

  private int tellHeld(HourlyCap limit, Instant hour, Instant now) throws IOException {
    String id = "held-" + hour;
    if (notices.isConfirmed(id)) {
      return 0;
    }
    List<String> held = limit.budget().held(hour);
    if (held.isEmpty() || !notices.claim(id, now, now.minus(STALE_AFTER))) {
      return 0;
    }
    finish(id, now, () -> alerts.send(HeldAlerts.message(hour, held)));
    return held.size();
  }

  private boolean sendOrHold(Alert alert, Instant now) throws IOException {
    boolean above = cap.isPresent() && !hasPlace(alert, now, cap.get());
    if (above) {
      cap.get().budget().hold(alert.id(), hour(now), HeldAlerts.line(alert));
      notices.confirm(alert.id(), clock.instant());
    } else {
      finish(alert.id(), now, () -> alerts.send(AlertMessages.of(alert, links)));
    }
    return !above;
  }

  private static boolean hasPlace(Alert alert, Instant now, HourlyCap limit) {
    int places = limit.placesFor(alert.incident().severity());
    return limit.budget().takePlace(alert.incident().source(), alert.id(), hour(now), places);
  }

  /** Sends what was claimed at the time. */
  private void finish(String id, Instant claimedAt, Sending sending) throws IOException {
    try {
      sending.send();
    } catch (IOException | RuntimeException e) {
      // Or the repeated record would have to wait until the claim is stale.
      notices.release(id, claimedAt);
      throw e;
    }
    notices.confirm(id, clock.instant());
  }

  private static Instant hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }
}
