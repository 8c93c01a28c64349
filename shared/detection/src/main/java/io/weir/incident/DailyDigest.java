package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.finding.StableId;
import io.weir.incident.Incident.Notice;
import io.weir.incident.Incident.State;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a day had that was no reason for an alert: the probes that every public site sees, what was
 * odd for a moment, and what comes and goes since a day before. Told once a day and source as one
 * message, and only if there was anything.
 *
 * <p>It is made of the findings and incidents that are stored, and a day has one: making it again
 * changes nothing.
 */
public final class DailyDigest {
  private final Incidents store;
  private final Function<WindowKey, List<Finding>> findings;
  private final ZoneId zone;

  /** Returns digests of the zone's days, of the stored findings of each window. */
  public DailyDigest(Incidents store, Function<WindowKey, List<Finding>> findings, ZoneId zone) {
    this.store = store;
    this.findings = findings;
    this.zone = zone;
  }

  /**
   * Tells of the day of the earlier window if the later one is of another day.
   *
   * @param earlier the start of the window that was judged before
   * @param later the window that is judged now
   */
  public void tellIfOver(Instant earlier, WindowKey later) {
    LocalDate day = earlier.atZone(zone).toLocalDate();
    if (day.isBefore(later.start().atZone(zone).toLocalDate())) {
      tell(later.source(), later.width(), day);
    }
  }

  private void tell(String source, Duration width, LocalDate day) {
    String id = StableId.of(source, "digest", day.toString());
    if (store.incident(id).isPresent()) {
      return;
    }
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    List<Incident> told =
        store.incidents(source, from).stream()
            .filter(incident -> incident.noticeNumber() > 0)
            .toList();
    DigestLines lines = new DigestLines();
    WindowKey first = WindowKey.of(source, from, width);
    for (Instant start = first.start(); start.isBefore(to); start = start.plus(width)) {
      for (Finding finding : findings.apply(WindowKey.of(source, start, width))) {
        if (told.stream().noneMatch(incident -> tells(incident, finding))) {
          lines.add(finding);
        }
      }
    }
    for (Incident incident : told) {
      int times = timesAgain(incident, from, to);
      if (times > 0) {
        lines.addAgain(incident, times);
      }
    }
    if (!lines.isEmpty()) {
      store.put(incident(id, first, to, lines));
    }
  }

  /** Returns how many times that day it came, if that is not when people were told of it. */
  private static int timesAgain(Incident incident, Instant from, Instant to) {
    boolean known = incident.isAlert() && incident.opened().isBefore(from) && incident.times() > 1;
    return known ? incident.trail().runs(from, to, Paging.defaults().resolveAfter()) : 0;
  }

  private static boolean tells(Incident incident, Finding finding) {
    boolean standing =
        finding.type().isStanding()
            && incident.type() == finding.type()
            && incident.subject().equals(finding.subject());
    return standing
        || (incident.trail().contains(finding.window())
            && Cause.of(incident.type(), incident.subject())
                .equals(Cause.of(finding.type(), finding.subject())));
  }

  private static Incident incident(String id, WindowKey first, Instant to, DigestLines lines) {
    List<Evidence> evidence = new ArrayList<>(lines.evidence());
    return new Incident(
        id,
        first.source(),
        FindingType.DAILY_DIGEST,
        "",
        Severity.INFO,
        State.RESOLVED,
        first.start(),
        to,
        Optional.of(to),
        Trail.of(first),
        first.start(),
        1,
        lines.sentence(),
        evidence,
        false,
        new Sample(lines.requests(), 0, 0, "", List.of(), lines.examples()),
        Notice.OPENED,
        1,
        1);
  }
}
