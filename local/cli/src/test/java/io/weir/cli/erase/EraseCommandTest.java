package io.weir.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Told;
import org.junit.jupiter.api.Test;

class EraseCommandTest {
  @Test
  void erase_takesAddressesAndAllThreePlaces() {
    assertThat(Told.by("erase", "203.0.113.7").exitCode()).isEqualTo(2);
    assertThat(Told.by("erase").exitCode()).isEqualTo(2);
    for (String none : new String[] {"", "a", "/etc/passwd", "203.0.113", "example.org"}) {
      Told told = Told.by("erase", none, "--windows", "w", "--incidents", "i", "--models", "m");
      assertThat(told.exitCode()).as(none).isEqualTo(2);
      assertThat(told.err()).contains("no address");
    }
  }
}
