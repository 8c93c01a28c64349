package io.weir.threat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BotsTest {
  @Test
  void searchEngine_isKnownByItsPurpose() {
    assertThat(Bots.isSearchEngine("Mozilla/5.0 (compatible; Googlebot/2.1)")).isTrue();
    assertThat(Bots.isSearchEngine("AdsBot-Google (+http://www.google.com/adsbot.html)")).isFalse();
    assertThat(Bots.isSearchEngine("curl/8.5.0")).isFalse();
  }
}
