package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.model.SourceModels;
import io.weir.store.IncidentStore;
import io.weir.store.SourceArrival;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;

/**
 * What every turn of scoring reads from and writes to.
 *
 * @param shownSources of how many sources the dashboard shows the traffic
 */
record Desk(
    WindowStore windows,
    Gathering gathering,
    IncidentStore incidents,
    VerdictStore verdicts,
    SourceModels models,
    Fitted fitted,
    Settings settings,
    int shownSources) {
  Desk {
    requireNonNull(windows, "windows");
    requireNonNull(incidents, "incidents");
    requireNonNull(verdicts, "verdicts");
    requireNonNull(settings, "settings");
  }

  /**
   * Returns whether the dashboard shows the source: it is one of the first by their names, so that
   * there are never more, and the same each time.
   */
  boolean shows(String source) {
    return shownSources > 0
        && windows.sources().stream()
            .map(SourceArrival::source)
            .sorted()
            .limit(shownSources)
            .anyMatch(source::equals);
  }
}
