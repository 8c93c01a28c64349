package io.weir.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureTest {
  private static final Erasure FOUR = new Erasure("203.0.113.7", "ghijklmnopq");
  private static final Erasure SIX = new Erasure("2001:db8::7", "ghijklmnopq");

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, ghijklmnopq",
    "client 203.0.113.7: 80 requests, client ghijklmnopq: 80 requests",
    "by 203.0.113.7., by ghijklmnopq.",
    "203.0.113.7/32, ghijklmnopq/32",
    "203.0.113.7:443, ghijklmnopq:443",
    "203.0.113.77, 203.0.113.77",
    "1203.0.113.7, 1203.0.113.7",
    "203.0.113.7.5, 203.0.113.7.5",
    "ä 203.0.113.7 ü, ä ghijklmnopq ü",
    "203.0.113.7 203.0.113.7, ghijklmnopq ghijklmnopq"
  })
  void text_losesTheClientAndNoOther(String before, String after) {
    assertThat(FOUR.of(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::7, ghijklmnopq",
    "2001:db8::77, 2001:db8::77",
    "2001:db8::7:1, 2001:db8::7:1",
    "a2001:db8::7, a2001:db8::7",
    "2001:db8::7/64, ghijklmnopq/64"
  })
  void address6_isToldFromOthers(String before, String after) {
    assertThat(SIX.of(before)).isEqualTo(after);
  }

  @Test
  void storedText_isToldByItsLengthWhateverStandsBeside() {
    BytesOut out = new BytesOut();
    out.writeBytes("203.0.113.7".getBytes(UTF_8));
    out.writeNumber('5');
    out.writeBytes("203.0.113.75".getBytes(UTF_8));
    BytesIn erased = new BytesIn(FOUR.of(out.toByteArray()));
    assertThat(new String(erased.readBytes(), UTF_8)).isEqualTo("ghijklmnopq");
    assertThat(erased.readNumber()).isEqualTo('5');
    assertThat(new String(erased.readBytes(), UTF_8)).isEqualTo("203.0.113.75");
  }

  @Test
  void bytesWithoutTheClient_areTheSame() {
    byte[] bytes = "198.51.100.1".getBytes(UTF_8);
    assertThat(FOUR.of(bytes)).isSameAs(bytes);
  }

  @Test
  void letters_areAsManyAsTheClientHas() {
    assertThatThrownBy(() -> new Erasure("203.0.113.7", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
