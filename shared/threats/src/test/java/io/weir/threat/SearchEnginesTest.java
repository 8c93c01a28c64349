package io.weir.threat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchEnginesTest {
  private static final String WORDS = "1'+union+select+1,2+from+users--";

  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  private boolean isFlagged(String referrer) {
    return !Sample.of(Optional.empty(), "referrer: " + referrer).scan(scanner).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.google.com/search?q=",
        "https://www.google.co.uk/search?hl=en&q=",
        "https://google.de/url?sa=t&q=",
        "http://www.google.com.br/search?oq=",
        "https://duckduckgo.com/?t=h_&q=",
        "https://www.bing.com/search?pq=",
        "https://uk.search.yahoo.com/search;_ylt=A0?p=",
        "https://yandex.ru/search/?lr=2&text=",
        "https://www.baidu.com/s?ie=utf-8&wd=",
        "https://search.brave.com/search?q=",
      })
  void termsOfASearch_areProse(String page) {
    assertThat(isFlagged(page + WORDS)).isFalse();
    assertThat(isFlagged(page + WORDS + "&ie=UTF-8")).isFalse();
  }

  /** A host that is merely called so, another parameter, the path: all of it is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://google.evil.example/search?q=",
        "https://www.google.com.evil.example/search?q=",
        "https://evil.example/google.com/search?q=",
        "https://www.google.com@evil.example/search?q=",
        "https://google.com:81/search?q=",
        "https://search.evil.example/search?q=",
        "https://notgoogle.com/search?q=",
        "https://www.google.com/search?id=",
        "https://www.google.com/search?q=shoes&id=",
        "https://www.google.com/search?id=",
        "https://www.google.com/",
        "https://www.google.com/search?hl=en#q=",
        "google.com/search?q=",
      })
  void whateverElseAReferrerHas_isRead(String page) {
    assertThat(isFlagged(page + WORDS)).isTrue();
    assertThat(isFlagged(page + WORDS + "&q=shoes")).isTrue();
  }

  @Test
  void termsThatLookSomethingUp_areRead() {
    assertThat(isFlagged("https://www.google.com/search?q=${jndi:ldap://a.example/x}")).isTrue();
    assertThat(isFlagged("https://www.google.com/search?q=%24%7Bjndi:ldap://a.example/x%7D"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://google.com/?a=1&q=2&b=3, https://google.com/?a=1&q=&b=3",
    "https://google.com/?q=2, https://google.com/?q=",
    "https://google.com/?q=2&, https://google.com/?q=&",
    "https://google.com/?&&q=2&q=3, https://google.com/?&&q=&q=",
    "https://google.com/?q, https://google.com/?q",
    "https://google.com/?, https://google.com/?",
    "https://google.com/, https://google.com/",
    "https://a.example/?q=2, https://a.example/?q=2"
  })
  void nothingButTheTerms_isLeftOut(String referrer, String rest) {
    byte[] read = SearchEngines.withoutTerms(referrer.getBytes(UTF_8));
    assertThat(new String(read, UTF_8)).isEqualTo(rest);
  }
}
