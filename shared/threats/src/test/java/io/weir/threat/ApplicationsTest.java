package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  @Test
  void evidence_isOfManyApplications() throws IOException {
    Map<String, List<String>> targets = Applications.read();

    assertThat(targets).hasSizeGreaterThanOrEqualTo(60);
    assertThat(targets.values()).allSatisfy(of -> assertThat(of).hasSizeGreaterThan(3));
    assertThat(distinct(targets)).hasSizeGreaterThanOrEqualTo(2000);
  }

  @Test
  void ordinaryRequests_areFlaggedInAtMostOneOfAThousand() throws IOException {
    Set<String> all = distinct(Applications.read());
    List<String> flagged =
        all.stream()
            .filter(target -> !Sample.of(Optional.empty(), target).scan(scanner).isEmpty())
            .toList();

    assertThat(flagged).hasSizeLessThanOrEqualTo(all.size() / 1000);
  }

  private static Set<String> distinct(Map<String, List<String>> targets) {
    return targets.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
