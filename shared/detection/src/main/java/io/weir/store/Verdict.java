package io.weir.store;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.window.WindowKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that judging a window changes, which is written at once.
 *
 * @param summary the window's summary, if it was judged
 * @param endsPast whether what is kept of the source's own past is of a window of the summary's
 *     time, and holds no longer
 * @param findings the findings of each window that was looked at, in place of earlier ones
 * @param incidents the incidents that changed, each under the revision after the one before; one
 *     that changed twice is here twice, so that both changes are told
 */
public record Verdict(
    Optional<WindowSummary> summary,
    boolean endsPast,
    Map<WindowKey, List<Finding>> findings,
    List<Incident> incidents) {
  public Verdict {
    findings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    incidents = List.copyOf(incidents);
  }

  /** Returns a verdict that says nothing of the past. */
  public static Verdict of(
      Optional<WindowSummary> summary,
      Map<WindowKey, List<Finding>> findings,
      List<Incident> incidents) {
    return new Verdict(summary, false, findings, incidents);
  }

  /** Returns whether there is nothing to write. */
  public boolean isEmpty() {
    return summary.isEmpty() && findings.isEmpty() && incidents.isEmpty();
  }
}
