package io.weir.detect;

import io.weir.baseline.History;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
import java.util.List;

/** What needs no history to be wrong: that a good part of all requests fails. */
final class FirstHours {
  private static final double A_TENTH = 0.1;
  private static final double A_THIRD = 0.33;
  private static final double FEW = 10;
  private static final double SCORE = 0.55;
  private static final double SURE = 0.9;

  private FirstHours() {}

  /**
   * Returns what is wrong with a window of a source that nothing is known of yet. One that is too
   * small is judged together with those just before it, if it is no better than they are.
   */
  static List<Finding> of(
      WindowKey key, Digest digest, List<History> before, int minRequests, Sample sample) {
    double requests = digest.requests();
    double failed = failed(digest);
    boolean failsNow = failed >= A_TENTH * requests;
    List<History> run = History.justBefore(key, before, Readings.LASTING_WINDOWS - 1);
    for (int i = 0; i < run.size() && requests < minRequests; i++) {
      requests += run.get(i).digest().requests();
      failed += failed(run.get(i).digest());
    }
    double rate = failed / requests;
    if (!failsNow || requests < minRequests || rate < A_TENTH || failed < FEW) {
      return List.of();
    }
    boolean most = rate >= A_THIRD;
    List<Evidence> evidence =
        List.of(
            new Evidence(Feature.SERVER_ERRORS.label(), "%", rate * 100, Double.NaN, 1),
            new Evidence("requests answered 5xx", "requests", failed, Double.NaN, 0));
    return List.of(
        new Finding(
            key,
            FindingType.ERROR_SPIKE,
            "",
            most ? Severity.CRITICAL : Severity.MEDIUM,
            most ? SURE : SCORE,
            Numbers.text(failed, "")
                + " of "
                + Numbers.text(requests, "requests")
                + " were answered 5xx; what is usual for this source is not known yet",
            evidence,
            true,
            sample));
  }

  private static double failed(Digest digest) {
    double rate = digest.features().get(Feature.SERVER_ERRORS);
    return Double.isNaN(rate) ? 0 : rate * digest.requests();
  }
}
