package io.weir.lab.evaluate;

import java.util.List;

/** A detector that is measured beside Weir on the same windows. */
interface Bystander {
  String name();

  /**
   * Returns which of the judged windows it flags.
   *
   * @param history the windows before, for learning
   * @param judged the windows to judge, in order of time
   */
  List<Flag> judge(List<Row> history, List<Row> judged);

  /** A flagged window, and what the detector calls it. */
  record Flag(Row row, java.util.Optional<io.weir.finding.FindingType> type) {}
}
