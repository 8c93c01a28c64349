package io.weir.step.score;

import io.weir.detect.signal.SignalDetector;
import io.weir.feature.Digest;
import io.weir.feature.DigestCodec;
import io.weir.feature.Digests;
import io.weir.feature.Familiar;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.incident.IncidentTracker;
import io.weir.store.IncidentStore;
import io.weir.store.WindowSummary;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.util.List;

/** Judges windows of logs beside the access log. They have no requests, and teach nothing. */
final class SignalScorer {
  private final IncidentStore incidents;
  private final IncidentTracker tracker;

  SignalScorer(IncidentStore incidents, IncidentTracker tracker) {
    this.incidents = incidents;
    this.tracker = tracker;
  }

  /** What judging a window gave. */
  record Verdict(WindowSummary summary, int findings) {}

  /**
   * Judges a settled window.
   *
   * @param tooLate whether it is only for the record
   */
  Verdict judge(WindowKey key, Window window, List<String> objectKeys, boolean tooLate) {
    List<Finding> findings = SignalDetector.detect(key, window, objectKeys, isLasting(key));
    incidents.putFindings(key, findings);
    if (!tooLate) {
      tracker.apply(key, findings, type -> true);
      tracker.resolve(key.source(), key.end());
    }
    Digest digest = Digests.of(window, key.width(), new Familiar());
    WindowSummary summary = new WindowSummary(key, DigestCodec.write(digest), false);
    return new Verdict(summary, findings.size());
  }

  /** Whether targets failed in the window before. */
  private boolean isLasting(WindowKey key) {
    WindowKey before = WindowKey.of(key.source(), key.start().minusSeconds(1), key.width());
    return tracker
        .around(before, FindingType.BACKEND_LOSS, "")
        .map(incident -> incident.trail().contains(before))
        .orElse(false);
  }
}
