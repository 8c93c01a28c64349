package io.weir.threat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import io.weir.threat.client.Browsers;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes for a browser needs no look: no rule fires on it. */
class BrowsersTest {
  private final ThreatScanner full = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
      })
  void browser_isOrdinary(String userAgent) {
    assertThat(Browsers.isOrdinary(Slice.of(userAgent))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; examplebot/2.1; +http://bot.example.com/about)",
        "Mozilla/5.0 (Windows NT 10.0) sqlmap/1.8",
        "Gecko; w",
        "Mozilla/5.0'",
        "Mozilla/5.0 ../../",
        "Mozilla/5.0 --",
        "Mozilla/5.0 (Windows; id)",
        "Mozilla/5.0 \u00e9",
      })
  void anythingElse_isLookedAt(String userAgent) {
    assertThat(Browsers.isOrdinary(Slice.of(userAgent))).isFalse();
  }

  @Test
  void textThatIsOrdinary_hasNothingThatARuleFiresOn() {
    List<String> words = Browsers.words();
    SplittableRandom random = new SplittableRandom(11);
    int ordinary = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = ordinary(words, random).getBytes(US_ASCII);
      Slice text = Slice.of(new String(bytes, US_ASCII));
      if (Browsers.isOrdinary(text)) {
        ordinary++;
        Slice none = new Slice();
        assertThat(full.scan(none, none, none, text, none, Escaping.values()[i % 3]))
            .as(text.toString())
            .isEmpty();
      }
    }
    assertThat(ordinary).isGreaterThan(5_000);
  }

  /** Words, single letters and numbers, with marks, comments and blanks between them. */
  private static String ordinary(List<String> words, SplittableRandom random) {
    StringBuilder text = new StringBuilder("Mozilla/" + random.nextInt(10));
    String marks = Browsers.PUNCTUATION.replaceAll("[()]", random.nextInt(8) == 0 ? "()" : "");
    int comment = random.nextInt(4);
    for (int i = 1 + random.nextInt(14); i > 0; i--) {
      text.append(i == comment + 1 ? ") " : i == comment + 4 ? " (" : "");
      switch (random.nextInt(4)) {
        case 0 -> text.append(words.get(random.nextInt(words.size())));
        case 1 -> text.append(words.get(random.nextInt(words.size())).toUpperCase(Locale.ROOT));
        case 2 -> text.append((char) ('a' + random.nextInt(26)));
        default -> text.append(random.nextInt(random.nextBoolean() ? 10 : 1_000_000));
      }
      boolean before = random.nextBoolean();
      boolean after = random.nextBoolean();
      text.append(before ? " " : "");
      int mark = random.nextInt(marks.length() + 1);
      text.append(mark == 0 ? "" : marks.substring(mark - 1, mark));
      text.append(after ? " " : "");
    }
    return text.toString();
  }
}
