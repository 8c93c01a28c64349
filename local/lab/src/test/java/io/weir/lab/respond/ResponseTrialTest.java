package io.weir.lab.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The short form of {@code weir quality response}. */
class ResponseTrialTest {
  @Test
  void tenAttacks_areKeptOutAndNobodyElseIs() throws IOException {
    Account account = ResponseTrial.of(AttackWeek.shortened(1), true);
    Acceptance acceptance = new Acceptance(account, true);
    assertThat(acceptance.wrong()).as(String.join("\n", acceptance.lines())).isEmpty();
  }
}
