package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every input that the fuzzer has kept, once more. */
class ScannerFuzzTest {
  @Test
  void inputsOfTheFuzzer_areJudgedWithoutFault() throws IOException {
    List<byte[]> inputs = FuzzCorpus.read();

    assertThat(inputs).isNotEmpty();
    for (byte[] input : inputs) {
      assertThatCode(() -> ScannerFuzz.fuzzerTestOneInput(input))
          .as(HexFormat.of().formatHex(input))
          .doesNotThrowAnyException();
    }
  }
}
