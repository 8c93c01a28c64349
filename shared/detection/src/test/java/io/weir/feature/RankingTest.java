package io.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A small map that equals any other with the same counts, and texts that are kept once. */
class RankingTest {
  @Test
  void ranking_isTheMapThatItWasMadeOf() {
    Map<String, Long> counted = new LinkedHashMap<>();
    for (String value : new String[] {"/search", "/", "/cart", ""}) {
      counted.put(value, 40L - counted.size());
    }
    Ranking ranking = new Ranking(counted);

    assertThat(ranking).isEqualTo(counted).hasSameHashCodeAs(counted).hasSize(4);
    assertThat(ranking.keySet()).containsExactly("/search", "/", "/cart", "");
    assertThat(ranking).containsEntry("/cart", 38L).doesNotContainKey("/pay");
    assertThat(ranking.getOrDefault("/pay", 0L)).isZero();
    Map<String, Long> each = new LinkedHashMap<>();
    ranking.forEach(each::put);
    assertThat(each).containsExactlyEntriesOf(counted);
    assertThatThrownBy(() -> ranking.put("/pay", 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void textThatComesAgain_isTheOneThatCameBefore() {
    Texts texts = new Texts(2);
    String first = texts.once("/search");

    assertThat(texts.once(new String("/search"))).isSameAs(first);
    for (int i = 0; i < 100; i++) {
      assertThat(texts.once("/item/" + i)).isEqualTo("/item/" + i);
    }
    assertThat(texts.once("/search")).isEqualTo(first);
  }
}
