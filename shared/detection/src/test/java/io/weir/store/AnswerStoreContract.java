package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Concern;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of answers does. */
public abstract class AnswerStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  /** Returns an empty store whose clock stands at or before the time of the answers here. */
  protected abstract AnswerStore empty();

  @Test
  void answers_areThoseOfTheSource() {
    AnswerStore store = empty();
    Answer shop = answer("app/shop/1", 1, AnswerKind.MUTE);
    store.put(shop);
    store.put(answer("app/other/1", 1, AnswerKind.MUTE));
    assertThat(store.answers("app/shop/1").orThrow()).containsExactly(shop);
    assertThat(store.answers("app/shop").orThrow()).isEmpty();
  }

  @Test
  void eachNotice_takesEachAnswerOnce() {
    AnswerStore store = empty();
    assertThat(store.put(answer("app/shop/1", 1, AnswerKind.FALSE_ALARM))).isTrue();
    assertThat(store.put(answer("app/shop/1", 1, AnswerKind.FALSE_ALARM))).isFalse();
    assertThat(store.put(answer("app/shop/1", 1, AnswerKind.UNDO))).isTrue();
    assertThat(store.put(answer("app/shop/1", 2, AnswerKind.FALSE_ALARM))).isTrue();
    assertThat(store.answers("app/shop/1").orThrow()).hasSize(3);
  }

  private static Answer answer(String source, int notice, AnswerKind kind) {
    Concern about =
        new Concern(
            FindingType.TRAFFIC_SPIKE, "/a", Severity.HIGH, 2.5, Set.of("requests"), Set.of());
    return new Answer("3f1c0a9b5d7e2f4a6b8c" + source, source, notice, kind, NOW, about);
  }
}
