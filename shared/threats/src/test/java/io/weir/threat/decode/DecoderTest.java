package io.weir.threat.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.threat.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
  private static List<Text> views(String text, boolean plus) {
    byte[] bytes = text.getBytes(UTF_8);
    return Decoder.views(bytes, 0, bytes.length, plus);
  }

  private static Text last(String text) {
    List<Text> views = views(text, true);
    return views.get(views.size() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc abc 0",
        "a%62c abc 1",
        "a%2562c abc 2",
        "a%252562c abc 3",
        "%u0061bc abc 1",
        "%uff41bc abc 1",
        "%c0%ae%c0%ae%c0%af ../ 1",
        "%e0%80%af / 1",
        "%EF%BC%9Cb <b 1",
        "a%E2%80%8Bb ab 1",
        "&lt;b&gt; <b> 1",
        "&#60;b <b 1",
        "&#x3c;b <b 1",
        "&#0000060b <b 1",
        "%26lt;b <b 2",
        "\\x3cb <b 1",
        "\\u003cb <b 1",
        "+ADw-b+AD4- <b> 1",
        "%2BADw-b <b 2",
        "+AC8-etc+AC8-x /etc/x 1",
        "\\u{3c}b <b 1",
        "\\74b <b 1"
      })
  void layers_areTakenOffAndCounted(String text, String expected, int layers) {
    assertThat(last(text)).hasToString(expected);
    assertThat(last(text).layers()).isEqualTo(layers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "% %",
        "%2 %2",
        "%zz %zz",
        "%u12 %u12",
        "&lt=1 &lt=1",
        "&copy=1 &copy=1",
        "\\user \\user",
        "&#; &#;"
      })
  void whatIsNotWellFormed_stays(String text, String expected) {
    assertThat(last(text)).hasToString(expected);
  }

  @Test
  void plus_isABlankOnlyInQueries() {
    assertThat(views("a+b", true)).singleElement().hasToString("a b");
    assertThat(views("a+b", false)).singleElement().hasToString("a+b");
  }

  @Test
  void firstView_isWhatTheApplicationGets() {
    assertThat(views("%2527", true)).extracting(Text::toString).containsExactly("%27", "'");
  }

  @Test
  void endlessEncoding_isTakenOffAFewTimesOnly() {
    assertThat(last("%" + "25".repeat(50) + "41").layers()).isLessThanOrEqualTo(5);
  }

  @Test
  void logEscapes_areUndoneOnce() {
    byte[] alb = "\\x22%22\\x5cx22".getBytes(ISO_8859_1);
    byte[] cloudFront = "%2522%22".getBytes(ISO_8859_1);

    assertThat(new String(Decoder.unescape(alb, 0, alb.length, Escaping.BACKSLASH_HEX), ISO_8859_1))
        .isEqualTo("\"%22\\x22");
    assertThat(
            new String(
                Decoder.unescape(cloudFront, 0, cloudFront.length, Escaping.PERCENT), ISO_8859_1))
        .isEqualTo("%22\"");
  }

  @Test
  void base64_isReadOnlyWhereItIsText() {
    byte[] text = "c2VsZWN0IDEgZnJvbSB0YWJsZQ==".getBytes(UTF_8);
    byte[] hash = "9f86d081884c7d659a2feaa0c55ad015".getBytes(UTF_8);

    assertThat(Decoder.base64(text, 0, text.length))
        .extracting(Text::toString)
        .containsExactly("select 1 from table");
    assertThat(Decoder.base64(hash, 0, hash.length)).isEmpty();
  }
}
