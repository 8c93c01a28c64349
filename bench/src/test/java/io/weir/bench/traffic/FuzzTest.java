package io.weir.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTest {
  static List<SampleLines> samples() {
    return SampleLines.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedLines_allHaveAFate(SampleLines sample) throws IOException {
    long accepted = new Fuzz().lines(sample, 20_000, new Random(7));
    // Most samples are damaged once, so that a good part of them is still readable.
    assertThat(accepted).isBetween(2_000L, 19_999L);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedObjects_areReadOrCalledUnreadable(SampleLines sample) throws IOException {
    long unreadable = new Fuzz().objects(sample, 300, new Random(7));
    assertThat(unreadable).isBetween(50L, 299L);
  }
}
