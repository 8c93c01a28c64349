package io.weir.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: the incidents of a day of made-up traffic. */
class StoredIncidentTest {
  @Test
  void version1_isRead() throws IOException {
    List<Incident> incidents =
        stored("incidents-version-1.jsonl").stream().map(IncidentJson::read).toList();
    assertThat(incidents)
        .extracting(Incident::type)
        .containsExactly(
            FindingType.ERROR_SPIKE, FindingType.SQL_INJECTION, FindingType.ERROR_SPIKE);
    Incident spike = incidents.get(0);
    assertThat(spike.id()).isEqualTo("490dbf4a72262ff0b404");
    assertThat(spike.state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(spike.severity()).isEqualTo(Severity.HIGH);
    assertThat(spike.opened()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(spike.closed()).contains(Instant.parse("2026-03-03T09:30:00Z"));
    assertThat(spike.subject()).isEqualTo("10.0.10.13");
    assertThat(spike.windows()).isEqualTo(6);
    assertThat(spike.notice()).isEqualTo(Incident.Notice.RESOLVED);
    assertThat(spike.noticeNumber()).isEqualTo(2);
    assertThat(spike.revision()).isEqualTo(7);
    assertThat(spike.evidence()).hasSize(7);
    assertThat(spike.sample().requests()).isEqualTo(142);
  }

  @Test
  void version1_isWrittenAsItWas() throws IOException {
    assertThat(stored("incidents-version-1.jsonl"))
        .allSatisfy(
            line -> assertThat(IncidentJson.write(IncidentJson.read(line))).isEqualTo(line));
  }

  @Test
  void withSamplesAndAProposal_areReadAndWrittenAsTheyWere() throws IOException {
    List<String> lines = stored("incidents-2.jsonl");
    List<Incident> incidents = lines.stream().map(IncidentJson::read).toList();
    assertThat(incidents).anySatisfy(incident -> assertThat(incident.proposal()).isPresent());
    assertThat(incidents).anySatisfy(i -> assertThat(i.sample().examples()).isNotEmpty());
    assertThat(incidents.stream().map(IncidentJson::write).toList()).isEqualTo(lines);
  }

  private static List<String> stored(String name) throws IOException {
    try (InputStream in = StoredIncidentTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
