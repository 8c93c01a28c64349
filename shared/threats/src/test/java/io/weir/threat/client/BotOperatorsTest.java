package io.weir.threat.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who runs a bot, by the name that it gives itself. */
class BotOperatorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3;"
            + " +https://openai.com/gptbot)|OpenAI, training",
        "Mozilla/5.0 (compatible; CHATGPT-USER/1.0; +https://openai.com/bot)|OpenAI, for a user",
        "Claude-User/1.0|Anthropic, for a user",
        "meta-externalagent/1.1 (+https://example.com/crawler)|Meta, training",
        "Mozilla/5.0 (Linux; Android 6.0.1) Chrome/141.0 (compatible; Googlebot-Image/1.0)"
            + "|Google, search",
        "Mozilla/5.0 (compatible; Applebot-Extended/0.1)|Apple, training",
        "facebookexternalhit/1.1|Meta, previews",
        "ELB-HealthChecker/2.0|Amazon, health checks",
      })
  void agentOfAKnownBot_hasOperatorAndPurpose(String agent, String who) {
    assertThat(BotOperators.of(agent)).map(BotOperators.BotOperator::label).hasValue(who);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ChatGPT-User/1.0", "Claude-User/1.0", "meta-externalagent/1.1", "GPTBot"})
  void agentOfALanguageModel_isADeclaredBot(String agent) {
    assertThat(BotNames.isIn(Slice.of(agent))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/120.0 Mobile",
        "ElasticSearchClient/7 (cursors)",
        "Mozilla/5.0 (X11; Darwinawin64; precursor) Firefox/128.0",
        "curl/8.9.1",
        "-",
        "",
      })
  void agentOfNobodyKnown_hasNone(String agent) {
    assertThat(BotOperators.of(agent)).isEmpty();
    assertThat(BotNames.isIn(Slice.of(agent))).isFalse();
  }

  @Test
  void botThatNobodyKnows_isABotWithoutAnOperator() {
    assertThat(BotOperators.of("examplebot/1.0")).isEmpty();
    assertThat(BotNames.isIn(Slice.of("examplebot/1.0"))).isTrue();
  }
}
