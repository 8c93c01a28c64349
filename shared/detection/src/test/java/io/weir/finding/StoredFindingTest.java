package io.weir.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier versions stored is still read: the two findings of a window of made-up traffic. */
class StoredFindingTest {
  @Test
  void version1_isRead() throws IOException {
    List<Finding> findings =
        stored("findings-version-1.jsonl").stream().map(FindingJson::read).toList();
    assertThat(findings)
        .extracting(Finding::type)
        .containsExactly(FindingType.SQL_INJECTION, FindingType.ERROR_SPIKE);
    Finding attack = findings.get(0);
    assertThat(attack.id()).isEqualTo("cef0314913e21fb5b19a");
    assertThat(attack.window().start()).isEqualTo(Instant.parse("2026-03-03T11:10:00Z"));
    assertThat(attack.subject()).isEqualTo("100.102.89.131");
    assertThat(attack.severity()).isEqualTo(Severity.HIGH);
    assertThat(attack.score()).isEqualTo(0.95);
    assertThat(attack.learning()).isFalse();
    assertThat(attack.evidence().get(0))
        .isEqualTo(new Evidence("client 100.102.89.131", "requests", 61, 0, 1));
    assertThat(attack.sample().requests()).isEqualTo(203);
    assertThat(attack.sample().objectKeys()).hasSize(1);
  }

  @Test
  void version1_isWrittenAsItWas() throws IOException {
    assertThat(stored("findings-version-1.jsonl"))
        .allSatisfy(l -> assertThat(FindingJson.write(FindingJson.read(l))).isEqualTo(l));
  }

  @Test
  void withSamplesAndAProposal_areReadAndWrittenAsTheyWere() throws IOException {
    List<String> lines = stored("findings-2.jsonl");
    List<Finding> findings = lines.stream().map(FindingJson::read).toList();
    assertThat(findings).anySatisfy(finding -> assertThat(finding.proposal()).isPresent());
    assertThat(findings).anySatisfy(f -> assertThat(f.sample().examples()).isNotEmpty());
    assertThat(findings.stream().map(FindingJson::write).toList()).isEqualTo(lines);
  }

  private static List<String> stored(String name) throws IOException {
    try (InputStream in = StoredFindingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
