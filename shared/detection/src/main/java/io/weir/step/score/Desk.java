package io.weir.step.score;

import static java.util.Objects.requireNonNull;

import io.weir.model.SourceModels;
import io.weir.step.Settings;
import io.weir.store.IncidentStore;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;

/** What every turn of scoring reads from and writes to. */
record Desk(
    WindowStore windows,
    Gathering gathering,
    IncidentStore incidents,
    VerdictStore verdicts,
    SourceModels models,
    Fitted fitted,
    Settings settings) {
  Desk {
    requireNonNull(windows, "windows");
    requireNonNull(incidents, "incidents");
    requireNonNull(verdicts, "verdicts");
    requireNonNull(settings, "settings");
  }
}
