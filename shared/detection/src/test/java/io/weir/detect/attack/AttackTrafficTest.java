package io.weir.detect.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client tries 300 injections in a window of 1,000 requests, and 280 of them are refused. */
class AttackTrafficTest {
  private static final String ATTACKER = "203.0.113.9";
  private static final WindowKey KEY =
      WindowKey.of("shop", Instant.parse("2026-03-02T10:00:00Z"), Duration.ofMinutes(5));

  private final Finding attack = finding(FindingType.SQL_INJECTION, ATTACKER, Severity.HIGH, 300);

  @Test
  void whatTheAttackerIsRefused_isNoErrorSpike() {
    assertThat(left(attack, finding(FindingType.ERROR_SPIKE, "/search", Severity.MEDIUM, 30)))
        .isEmpty();
  }

  @Test
  void whatTheAttackerSends_isNoBotAndNoSpike() {
    assertThat(left(attack, finding(FindingType.BOT_TRAFFIC, ATTACKER, Severity.MEDIUM, 30)))
        .isEmpty();
    assertThat(left(attack, finding(FindingType.TRAFFIC_SPIKE, "", Severity.MEDIUM, 700)))
        .as("1,000 requests, 700 expected, 300 of the attacker")
        .isEmpty();
  }

  @Test
  void troubleOfOthers_isStillTold() {
    Finding slow = finding(FindingType.PERFORMANCE_DEGRADATION, "", Severity.MEDIUM, 30);
    Finding spike = finding(FindingType.TRAFFIC_SPIKE, "", Severity.MEDIUM, 100);
    Finding outage = finding(FindingType.PARTIAL_OUTAGE, "/cart", Severity.HIGH, 30);
    assertThat(left(attack, slow)).containsExactly(slow);
    assertThat(left(attack, spike)).as("most of 900 more are of others").containsExactly(spike);
    assertThat(left(attack, outage)).containsExactly(outage);
  }

  @Test
  void errorsOfOthersBesideTheAttack_areStillTold() {
    Finding errors = finding(FindingType.ERROR_SPIKE, "", Severity.HIGH, 30);
    assertThat(AttackTraffic.without(List.of(attack), List.of(errors), digest(0.6)))
        .containsExactly(errors);
  }

  @Test
  void attackThatIsTooSmallToBeTold_hidesNothing() {
    Finding small = finding(FindingType.SQL_INJECTION, ATTACKER, Severity.LOW, 4);
    Finding errors = finding(FindingType.ERROR_SPIKE, "/search", Severity.MEDIUM, 30);
    assertThat(left(small, errors)).containsExactly(errors);
  }

  private static List<Finding> left(Finding attack, Finding anomaly) {
    return AttackTraffic.without(List.of(attack), List.of(anomaly), digest(0.3));
  }

  private static Digest digest(double errorRate) {
    FeatureVector features =
        FeatureVector.of(
            f -> f == Feature.REQUESTS ? 1000 : f == Feature.ERROR_RATE ? errorRate : Double.NaN);
    Map<Dimension, Map<String, Long>> heavy =
        Map.of(
            Dimension.CLIENT, Map.of(ATTACKER, 300L),
            Dimension.ERROR_CLIENT, Map.of(ATTACKER, 280L));
    return new Digest(features, 1, heavy, List.of());
  }

  private static Finding finding(
      FindingType type, String subject, Severity severity, double expectedRequests) {
    Evidence requests = new Evidence(Feature.REQUESTS.label(), "", 1000, expectedRequests, 0.5);
    return new Finding(
        KEY, type, subject, severity, 0.9, "it is so", List.of(requests), false, Sample.EMPTY);
  }
}
