package io.weir.step.score;

import static java.util.Objects.requireNonNull;

import io.weir.model.SourceModels;
import io.weir.step.Settings;
import io.weir.store.AnswerStore;
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
    Settings settings,
    AnswerStore answers) {
  Desk {
    requireNonNull(windows, "windows");
    requireNonNull(incidents, "incidents");
    requireNonNull(verdicts, "verdicts");
    requireNonNull(settings, "settings");
    requireNonNull(answers, "answers");
  }

  Desk heeding(AnswerStore others) {
    return new Desk(windows, gathering, incidents, verdicts, models, fitted, settings, others);
  }
}
