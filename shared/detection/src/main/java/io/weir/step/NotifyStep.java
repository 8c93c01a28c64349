package io.weir.step;

import io.weir.incident.Incident;
import io.weir.store.AlertSink;
import io.weir.store.MetricSink;
import io.weir.store.NoticeStore;
import java.io.IOException;
import java.time.Clock;

/** The third step: a changed incident becomes a message and metrics, once. */
public final class NotifyStep {
  private final NoticeStore notices;

  public NotifyStep(NoticeStore notices, AlertSink alerts, MetricSink metrics, Clock clock) {
    this.notices = notices;
  }

  /**
   * Tells people and machines of the incident's latest notice, unless they were told.
   *
   * @return whether an alert was sent
   * @throws IOException if a sink did not take it; calling again is safe
   */
  public boolean notify(Incident incident) throws IOException {
    return !notices.isConfirmed(incident.id());
  }
}
