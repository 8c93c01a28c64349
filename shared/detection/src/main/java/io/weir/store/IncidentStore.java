package io.weir.store;

import io.weir.finding.Finding;
import io.weir.incident.Incidents;
import io.weir.window.WindowKey;
import java.util.List;

/** Findings by window, and the incidents that group them. */
public interface IncidentStore extends Incidents {
  /** Puts the findings in place of all earlier ones of the window. */
  void putFindings(WindowKey key, List<Finding> findings);

  /** Returns the findings of the window. */
  List<Finding> findings(WindowKey key);
}
