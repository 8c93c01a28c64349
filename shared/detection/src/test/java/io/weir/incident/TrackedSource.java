package io.weir.incident;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One source, whose findings are told to a tracker window by window. */
final class TrackedSource {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final List<Incident> changes = new ArrayList<>();
  private final InMemoryIncidentStore store = new InMemoryIncidentStore(changes::add);
  private final IncidentTracker tracker =
      new IncidentTracker(store, Paging.defaults(), new Suppressions(List.of()));

  static WindowKey window(int index) {
    return WindowKey.of("app/shop/1", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  static Finding finding(
      int window, FindingType type, String subject, Severity severity, double score) {
    return new Finding(
        window(window),
        type,
        subject,
        severity,
        score,
        type.label() + " " + subject,
        List.of(),
        false,
        Sample.EMPTY);
  }

  /** Returns a mix without a name that is no reason to tell people at once. */
  static Finding unknown(int window, String mark) {
    return new Finding(
        window(window),
        FindingType.UNKNOWN_ANOMALY,
        "",
        Severity.MEDIUM,
        0.55,
        "An unusual mix",
        List.of(new Evidence(mark, "%", 3, 1, 1)),
        false,
        Sample.EMPTY);
  }

  /** Tells what was found in the window, which may be nothing. */
  void apply(int window, Finding... findings) {
    tracker.apply(window(window), List.of(findings), type -> true);
    tracker.resolve("app/shop/1", window(window).end());
  }

  /** Returns the incidents that people were told of. */
  List<Incident> told() {
    return store.allIncidents().stream().filter(i -> i.noticeNumber() > 0).toList();
  }

  /** Returns how often an incident was written. */
  int changes() {
    return changes.size();
  }
}
