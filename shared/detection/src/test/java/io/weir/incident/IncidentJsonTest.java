package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingJson;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IncidentJsonTest {
  private static final WindowKey KEY =
      WindowKey.of("app/web/1", Instant.parse("2026-03-02T10:02:00Z"), WindowKey.DEFAULT_WIDTH);
  private static final List<Evidence> EVIDENCE =
      List.of(
          new Evidence("client 2001:db8::1", "requests", 12, Double.NaN, 0.5),
          new Evidence("p95 latency", "ms", 1840.25, 210, 0.25));
  private static final Sample SAMPLE = new Sample(1200, 3, 4.5, "SELECT '\"'", List.of("b/k"));

  @Test
  void incident_openIsReadBack() {
    Incident open = incident(Optional.empty(), Incident.State.OPEN);
    assertThat(IncidentJson.read(IncidentJson.write(open))).isEqualTo(open);
    assertThat(IncidentJson.write(open)).doesNotContain("closed").doesNotContain("\n");
  }

  @Test
  void incident_resolvedIsReadBack() {
    Incident resolved = incident(Optional.of(KEY.end()), Incident.State.RESOLVED);
    assertThat(IncidentJson.read(IncidentJson.write(resolved))).isEqualTo(resolved);
    assertThat(IncidentJson.write(resolved))
        .contains("\"opened\":\"2026-03-02T10:00:00Z\"")
        .contains("\"closed\":\"2026-03-02T10:05:00Z\"")
        .contains("\"type\":\"SQL_Injection\"");
  }

  @Test
  void incident_unknownVersionFails() {
    String newer =
        IncidentJson.write(incident(Optional.empty(), Incident.State.OPEN))
            .replace("\"version\":1", "\"version\":2");
    assertThatThrownBy(() -> IncidentJson.read(newer)).hasMessageContaining("version 2");
    assertThatThrownBy(() -> IncidentJson.read("{")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IncidentJson.read("{}")).hasMessageContaining("version");
  }

  @Test
  void finding_isReadBack() {
    Finding finding =
        new Finding(
            KEY,
            FindingType.BACKEND_LOSS,
            "10.0.0.7",
            Severity.CRITICAL,
            0.5,
            "gone",
            EVIDENCE,
            true,
            SAMPLE);
    assertThat(FindingJson.read(FindingJson.write(finding))).isEqualTo(finding);
  }

  @Test
  void answers_standInTheIncident() {
    Incident incident = incident(Optional.empty(), Incident.State.OPEN);
    Incident answered =
        incident.answered(
            List.of(
                Answer.of(incident, 1, AnswerKind.UNDO, KEY.end()),
                Answer.of(incident, 1, AnswerKind.FALSE_ALARM, KEY.start())));
    assertThat(answered.answers())
        .containsExactly(
            new Incident.Said(AnswerKind.FALSE_ALARM, KEY.start()),
            new Incident.Said(AnswerKind.UNDO, KEY.end()));
    assertThat(IncidentJson.read(IncidentJson.write(answered))).isEqualTo(answered);
  }

  private static Incident incident(Optional<Instant> closed, Incident.State state) {
    return new Incident(
        "0011",
        KEY.source(),
        FindingType.SQL_INJECTION,
        "2001:db8::1",
        Severity.LOW,
        state,
        KEY.start(),
        KEY.end(),
        closed,
        Trail.of(KEY),
        KEY.start(),
        0.75,
        "a \"quoted\" line\nand another – ü",
        EVIDENCE,
        true,
        SAMPLE,
        Incident.Notice.ESCALATED,
        2,
        7);
  }
}
