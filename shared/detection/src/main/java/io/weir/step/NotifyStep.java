package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.alert.Alert;
import io.weir.alert.AlertMessages;
import io.weir.incident.Incident;
import io.weir.store.AlertSink;
import io.weir.store.MetricSink;
import io.weir.store.NoticeStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The third step: a changed incident becomes a message and metrics, once. */
public final class NotifyStep {
  /** Longer than any sending takes, so that only a claim whose holder died is taken over. */
  private static final Duration STALE_AFTER = Duration.ofMinutes(5);

  private final NoticeStore notices;
  private final AlertSink alerts;
  private final MetricSink metrics;
  private final Clock clock;

  public NotifyStep(NoticeStore notices, AlertSink alerts, MetricSink metrics, Clock clock) {
    this.notices = requireNonNull(notices, "notices");
    this.alerts = requireNonNull(alerts, "alerts");
    this.metrics = requireNonNull(metrics, "metrics");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Tells people and machines of the incident's latest notice, unless they were told.
   *
   * @return whether an alert was sent
   * @throws IOException if a sink did not take it, or another run holds the claim and has not
   *     confirmed it yet; calling again is safe
   */
  public boolean notify(Incident incident) throws IOException {
    if (incident.notice() == Incident.Notice.NONE) {
      return false;
    }
    Alert alert = new Alert(incident);
    Instant now = clock.instant();
    if (notices.isConfirmed(alert.id())) {
      return false;
    }
    if (!notices.claim(alert.id(), now, now.minus(STALE_AFTER))) {
      if (notices.isConfirmed(alert.id())) {
        return false;
      }
      // Its holder may have died before sending; giving the record back lets it be tried again.
      throw new IOException("alert " + alert.id() + " is being sent elsewhere");
    }
    send(alert, now);
    notices.confirm(alert.id(), clock.instant());
    metrics.send(List.of(AlertMessages.metric(alert, now)));
    return true;
  }

  private void send(Alert alert, Instant claimedAt) throws IOException {
    try {
      alerts.send(AlertMessages.of(alert));
    } catch (IOException | RuntimeException e) {
      // Or the repeated record would have to wait until the claim is stale.
      notices.release(alert.id(), claimedAt);
      throw e;
    }
  }
}
