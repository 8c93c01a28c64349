package io.weir.incident;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The releases of these hours. While one goes on, what a release does to a site for a moment is for
 * the record unless it is grave; for an hour after it, the same is told at its first window.
 */
public final class Deploys {
  /** There was none. */
  public static final Deploys NONE = new Deploys(List.of());

  /** What targets do that come and go: they fail, are slow, are missing, and know nothing yet. */
  private static final Set<FindingType> OF_A_RELEASE =
      EnumSet.of(
          FindingType.ERROR_SPIKE,
          FindingType.PARTIAL_OUTAGE,
          FindingType.BACKEND_LOSS,
          FindingType.PERFORMANCE_DEGRADATION,
          FindingType.CACHE_DEGRADATION,
          FindingType.UNKNOWN_ANOMALY);

  /** Of these less is excused: a release makes a site slow, and should not make it fail. */
  private static final Set<FindingType> FAILING =
      EnumSet.of(FindingType.ERROR_SPIKE, FindingType.PARTIAL_OUTAGE);

  private final List<Deploy> deploys;

  public Deploys(List<Deploy> deploys) {
    this.deploys = List.copyOf(deploys);
  }

  /** Returns why the finding is to be kept quiet about; empty if no release excuses it. */
  Optional<String> excuse(Finding finding) {
    Severity most = FAILING.contains(finding.type()) ? Severity.MEDIUM : Severity.HIGH;
    boolean mild = finding.severity().compareTo(most) <= 0;
    return during(finding.window())
        .filter(deploy -> mild && OF_A_RELEASE.contains(finding.type()))
        .map(deploy -> "deploy: " + deploy.what());
  }

  /** Returns whether the finding may be what a release has left. */
  boolean isWatched(Finding finding) {
    return OF_A_RELEASE.contains(finding.type())
        && deploys.stream().anyMatch(deploy -> deploy.isJustBefore(finding.window()));
  }

  /** Returns the releases during or just before the window, one line each. */
  List<String> lines(WindowKey window) {
    DateTimeFormatter minute =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    Stream<String> during =
        deploys.stream()
            .filter(deploy -> deploy.isDuring(window))
            .map(deploy -> "Deploy of " + deploy.what() + " since " + minute.format(deploy.from()));
    Stream<String> before =
        deploys.stream()
            .filter(deploy -> deploy.isJustBefore(window))
            .map(
                deploy -> "Deploy of " + deploy.what() + " until " + minute.format(deploy.until()));
    return Stream.concat(during, before).map(line -> line + " UTC").toList();
  }

  private Optional<Deploy> during(WindowKey window) {
    return deploys.stream().filter(deploy -> deploy.isDuring(window)).findFirst();
  }
}
