package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;

  @Test
  void show_knowsRateAndTimeLeft() {
    Progress progress = progress(false, 80, false);
    progress.showBytes("reading", 0, 300_000_000);
    nanos += 10 * SECOND;
    progress.showBytes("reading", 100_000_000, 300_000_000);

    assertThat(shown()).isEqualTo("weir: reading 100 MB of 300 MB, 10.0 MB/s, 20 s left\n");
  }

  @Test
  void show_ofUnknownLength_promisesNoEnd() {
    Progress progress = progress(false, 80, false);
    progress.showBytes("reading", 0, 0);
    nanos += 10 * SECOND;
    progress.showBytes("reading", 5_000_000, 0);

    assertThat(shown()).isEqualTo("weir: reading 5.0 MB, 500 kB/s\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void show_onATerminal_neverWraps(int columns) {
    Progress progress = progress(true, columns, false);
    for (int i = 1; i < 10; i++) {
      nanos += SECOND;
      progress.showBytes("reading a great deal of something", i * 123_456_789L, 1L << 40);
    }

    for (String line : shown().split("\r", -1)) {
      assertThat(line.length()).isLessThan(columns);
    }
  }

  @Test
  void aside_takesTheLineAwayFirst() {
    Progress progress = progress(true, 80, false);
    nanos += SECOND;
    progress.show("judging", 1, 2);
    progress.aside(() -> bytes.writeBytes("e-mail\n".getBytes(UTF_8)));

    assertThat(shown()).matches("\rweir: judging 1 of 2[^\n]*\r +\re-mail\n");
  }

  @Test
  void none_saysNothing() {
    Progress progress = progress(true, 80, true);
    nanos += 100 * SECOND;
    progress.say("reading");
    progress.show("judging", 1, 2);
    progress.clear();

    assertThat(shown()).isEmpty();
  }

  private Progress progress(boolean terminal, int columns, boolean silent) {
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    return new Progress(out, terminal, columns, silent, () -> nanos);
  }

  private String shown() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
