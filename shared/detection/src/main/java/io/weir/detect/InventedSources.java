package io.weir.detect;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.ObjectAggregator;
import io.weir.window.WindowKey;
import java.util.List;
import java.util.Optional;

/**
 * Tells that log objects name more sources than are told apart. Each source costs items, metrics
 * and scoring, so that who can write names into the logs could run up a bill.
 */
public final class InventedSources {
  private static final int MAX_KEYS = 5;
  private static final double SURE = 0.9;

  private InventedSources() {}

  /**
   * Returns the finding of a window that has the lines of all sources above the bound.
   *
   * @param objectKeys the objects that hold the window's lines
   */
  public static Optional<Finding> of(WindowKey key, Digest digest, List<String> objectKeys) {
    if (!key.source().equals(ObjectAggregator.OTHER_SOURCES)) {
      return Optional.empty();
    }
    double requests = digest.features().get(Feature.REQUESTS);
    List<Evidence> evidence =
        List.of(
            new Evidence("requests of sources above the bound", "requests", requests, 0, 1),
            new Evidence(
                "sources of an object that are told apart",
                "",
                ObjectAggregator.MAX_SOURCES,
                Double.NaN,
                0));
    return Optional.of(
        new Finding(
            key,
            FindingType.INVENTED_SOURCES,
            "",
            Severity.MEDIUM,
            SURE,
            Numbers.text(requests, "requests")
                + " are of more than "
                + Numbers.text(ObjectAggregator.MAX_SOURCES, "sources")
                + " of one log object, and count together",
            evidence,
            false,
            new Sample(
                (long) requests,
                digest.objects(),
                digest.objects(),
                "",
                objectKeys.stream().limit(MAX_KEYS).toList())));
  }
}
