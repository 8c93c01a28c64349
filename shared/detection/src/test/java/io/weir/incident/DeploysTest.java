package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A release excuses what is mild and of its kind and time, and is watched after its end. */
class DeploysTest {
  private static final Instant FROM = Instant.parse("2026-11-29T10:02:00Z");
  private static final Instant UNTIL = Instant.parse("2026-11-29T10:20:00Z");
  private static final Deploy DEPLOY = new Deploy("d-1", "app/shop*", FROM, UNTIL, "shop 1.4");

  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();

  @Test
  void whatIsMildAndOfItsTime_isExcused() {
    assertThat(isExcused("10:00", FindingType.ERROR_SPIKE, Severity.MEDIUM)).isTrue();
    assertThat(isExcused("10:15", FindingType.PERFORMANCE_DEGRADATION, Severity.HIGH)).isTrue();
    assertThat(isExcused("10:15", FindingType.BACKEND_LOSS, Severity.HIGH)).isTrue();
  }

  @Test
  void whatIsGraveOrOfAnotherKindOrTime_isNot() {
    assertThat(isExcused("10:15", FindingType.ERROR_SPIKE, Severity.HIGH)).isFalse();
    assertThat(isExcused("10:15", FindingType.PERFORMANCE_DEGRADATION, Severity.CRITICAL))
        .isFalse();
    assertThat(isExcused("10:15", FindingType.TRAFFIC_DROP, Severity.LOW)).isFalse();
    assertThat(isExcused("10:15", FindingType.SQL_INJECTION, Severity.LOW)).isFalse();
    assertThat(isExcused("09:55", FindingType.ERROR_SPIKE, Severity.LOW)).isFalse();
    assertThat(isExcused("10:20", FindingType.ERROR_SPIKE, Severity.LOW)).isFalse();
  }

  @Test
  void whatItLeaves_isToldAtItsFirstWindow() {
    tell("10:25", new Deploys(List.of(DEPLOY)));
    assertThat(incidents.allIncidents())
        .allSatisfy(incident -> assertThat(incident.noticeNumber()).isEqualTo(1))
        .extracting(Incident::related)
        .containsExactly(List.of("Deploy of shop 1.4 until 2026-11-29 10:20 UTC"));
  }

  @Test
  void withoutADeployOrLongAfter_oneWindowIsNotToldAlone() {
    tell("10:25", Deploys.NONE);
    tell("11:25", new Deploys(List.of(DEPLOY)));
    assertThat(incidents.allIncidents())
        .hasSize(2)
        .allSatisfy(incident -> assertThat(incident.noticeNumber()).isZero());
  }

  @Test
  void deploy_hasBounds() {
    assertThatThrownBy(() -> new Deploy("d", "*", FROM, FROM.plusSeconds(14_401), "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deploy("d", "*", FROM, FROM, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DEPLOY.endedAt(FROM.plus(Duration.ofDays(9))).until())
        .isEqualTo(FROM.plus(Deploy.LONGEST));
    assertThat(DEPLOY.endedAt(Instant.EPOCH).until()).isAfter(FROM);
    assertThat(DeployJson.read(DeployJson.write(DEPLOY))).isEqualTo(DEPLOY);
  }

  private static boolean isExcused(String time, FindingType type, Severity severity) {
    return new Deploys(List.of(DEPLOY)).excuse(finding(time, type, severity)).isPresent();
  }

  private void tell(String time, Deploys deploys) {
    Finding finding = finding(time, FindingType.ERROR_SPIKE, Severity.MEDIUM);
    Suppressions known = new Suppressions(List.of(), Answers.NONE, deploys);
    new IncidentTracker(incidents, Paging.defaults(), known)
        .apply(finding.window(), List.of(finding), type -> true);
  }

  private static Finding finding(String time, FindingType type, Severity severity) {
    Instant start = Instant.parse("2026-11-29T" + time + ":00Z");
    return new Finding(
        WindowKey.of("app/shop/1", start, Duration.ofMinutes(5)),
        type,
        "",
        severity,
        0.55,
        "it is so",
        List.of(),
        false,
        Sample.EMPTY);
  }
}
