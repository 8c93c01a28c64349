package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "SQL_INJECTION, 200, 48000, MAY_HAVE_SUCCEEDED",
    "SQL_INJECTION, 200, -1, MAY_HAVE_SUCCEEDED",
    "SQL_INJECTION, 200, 0, ATTEMPTED",
    "SQL_INJECTION, 204, 0, ATTEMPTED",
    "SQL_INJECTION, 302, 320, ATTEMPTED",
    "SQL_INJECTION, 403, 48000, ATTEMPTED",
    "SQL_INJECTION, 404, 48000, ATTEMPTED",
    "SQL_INJECTION, 500, 48000, ATTEMPTED",
    "SQL_INJECTION, -1, 0, ATTEMPTED",
    "SENSITIVE_FILE, 200, 900, MAY_HAVE_SUCCEEDED",
    "SENSITIVE_FILE, 404, 900, ATTEMPTED",
    "HEADER_INJECTION, 302, 320, MAY_HAVE_SUCCEEDED",
    "SCANNER, 200, 48000, ATTEMPTED",
    "PROTOCOL_ABUSE, 200, 48000, ATTEMPTED"
  })
  void outcome_isJudgedByStatusAndSize(
      ThreatClass threatClass, int status, long sentBytes, Outcome expected) {
    assertThat(Outcome.of(threatClass, status, sentBytes)).isEqualTo(expected);
  }

  @Test
  void usualSize_isKnownAfterAFewAnswers() {
    UsualSizes sizes = new UsualSizes();
    Slice path = Slice.of("/search");
    for (int i = 0; i < 4; i++) {
      sizes.learn(path, 200, 20_000 + i);
      assertThat(sizes.isUsual(path, 200, 20_000)).isFalse();
    }
    sizes.learn(path, 200, 20_100);

    assertThat(sizes.isUsual(path, 200, 21_000)).isTrue();
    assertThat(sizes.isUsual(path, 200, 90_000)).isFalse();
    assertThat(sizes.isUsual(path, 200, 900)).isFalse();
    assertThat(sizes.isUsual(path, 500, 20_000)).isFalse();
    assertThat(sizes.isUsual(Slice.of("/other"), 200, 20_000)).isFalse();
  }

  @Test
  void errors_teachNothing() {
    UsualSizes sizes = new UsualSizes();
    Slice path = Slice.of("/search");
    for (int i = 0; i < 9; i++) {
      sizes.learn(path, 404, 500);
    }

    assertThat(sizes.isUsual(path, 404, 500)).isFalse();
  }

  @Test
  void paths_areForgottenWhenThereAreTooMany() {
    UsualSizes sizes = new UsualSizes();
    Slice first = Slice.of("/first");
    for (int i = 0; i < 9; i++) {
      sizes.learn(first, 200, 5000);
    }
    assertThat(sizes.isUsual(first, 200, 5000)).isTrue();
    for (int i = 0; i < 5000; i++) {
      sizes.learn(Slice.of("/p" + i), 200, 5000);
    }

    assertThat(sizes.isUsual(first, 200, 5000)).isFalse();
  }
}
