package io.weir.lab.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The short form of {@code weir quality response}. */
class ResponseTrialTest {
  @Test
  void tenAttacks_areKeptOutAndNobodyElseIs() throws IOException {
    Account account = ResponseTrial.of(AttackWeek.shortened(1), true);
    Verdict verdict = new Verdict(account, true);
    assertThat(verdict.wrong()).as(String.join("\n", verdict.lines())).isEmpty();
  }
}
