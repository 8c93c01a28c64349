package io.weir.detect;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.window.Counter;
import io.weir.window.Window;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How many requests of a window came from crawlers at their published addresses, and how many only
 * had their names: said beside what is found of the volume, as it decides what is to be done.
 */
public final class CrawlerProof {
  private static final Set<FindingType> OF_VOLUME =
      EnumSet.of(
          FindingType.BOT_TRAFFIC,
          FindingType.SCRAPER,
          FindingType.TRAFFIC_SPIKE,
          FindingType.DISTRIBUTED_FLOOD);

  private CrawlerProof() {}

  /** Returns the finding with what is known of crawlers, if it is about volume. */
  public static Finding with(Finding finding, Window window) {
    long verified = window.count(Counter.VERIFIED_CRAWLER);
    long named = window.count(Counter.FALSE_CRAWLER);
    if (!OF_VOLUME.contains(finding.type()) || verified + named == 0) {
      return finding;
    }
    List<Evidence> evidence = new ArrayList<>(finding.evidence());
    evidence.add(new Evidence("by verified crawlers", "requests", verified, Double.NaN, 0));
    evidence.add(new Evidence("by false crawlers", "requests", named, Double.NaN, 0));
    return finding.with(evidence);
  }
}
