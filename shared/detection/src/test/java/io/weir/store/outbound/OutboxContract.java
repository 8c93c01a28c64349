package io.weir.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.store.outbound.Outbox.Waiting;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} must do. */
public abstract class OutboxContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** Returns an empty outbox. */
  protected abstract Outbox newOutbox();

  @Test
  void keep_keepsANoticeOnceWithItsFirstTimeAndAttempts() {
    Outbox outbox = newOutbox();
    outbox.keep(notice("a", 1));
    outbox.failed(notice("a", 1));
    outbox.keep(new Waiting("a", 1, "{}", NOON.plusSeconds(60), 0));
    assertThat(outbox.waiting(10)).containsExactly(new Waiting("a", 1, "{}", NOON, 1));
  }

  @Test
  void waiting_returnsTheNoticesOfAnIncidentByNumber() {
    Outbox outbox = newOutbox();
    for (int number : new int[] {10, 2, 1}) {
      outbox.keep(notice("a", number));
    }
    assertThat(outbox.waiting(10)).extracting(Waiting::number).containsExactly(1, 2, 10);
    assertThat(outbox.waiting(2)).hasSize(2);
  }

  @Test
  void isWaiting_isAboutTheVeryIncident() {
    Outbox outbox = newOutbox();
    outbox.keep(notice("ab", 1));
    assertThat(outbox.isWaiting("ab")).isTrue();
    assertThat(outbox.isWaiting("a")).isFalse();
    assertThat(outbox.isWaiting("abc")).isFalse();
  }

  @Test
  void remove_leavesTheOthers() {
    Outbox outbox = newOutbox();
    outbox.keep(notice("a", 1));
    outbox.keep(notice("a", 2));
    outbox.remove(notice("a", 1));
    outbox.remove(notice("a", 1));
    assertThat(outbox.waiting(10)).extracting(Waiting::number).containsExactly(2);
  }

  @Test
  void failed_bringsNothingBack() {
    Outbox outbox = newOutbox();
    outbox.failed(notice("a", 1));
    assertThat(outbox.waiting(10)).isEmpty();
  }

  private static Waiting notice(String incident, int number) {
    return new Waiting(incident, number, "{}", NOON, 0);
  }
}
