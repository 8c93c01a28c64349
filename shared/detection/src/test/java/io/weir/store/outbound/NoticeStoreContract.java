package io.weir.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeStore} must do. */
public abstract class NoticeStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant STALE = NOW.minusSeconds(300);

  /** Returns an empty store. */
  protected abstract NoticeStore newStore();

  @Test
  void claim_isGivenOnce() {
    NoticeStore store = newStore();
    assertThat(store.claim("i1-1", NOW, STALE)).isTrue();
    assertThat(store.claim("i1-1", NOW.plusSeconds(1), STALE)).isFalse();
    assertThat(store.claim("i1-2", NOW, STALE)).isTrue();
  }

  @Test
  void claim_isGivenAgainWhenStaleAndNeverConfirmed() {
    NoticeStore store = newStore();
    store.claim("i1-1", NOW, STALE);
    assertThat(store.claim("i1-1", NOW.plusSeconds(600), NOW)).isFalse();
    assertThat(store.claim("i1-1", NOW.plusSeconds(600), NOW.plusSeconds(1))).isTrue();
    assertThat(store.claim("i1-1", NOW.plusSeconds(601), NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void release_letsTheAlertBeClaimedAtOnce() {
    NoticeStore store = newStore();
    store.claim("i1-1", NOW, STALE);
    store.release("i1-1", NOW);
    assertThat(store.claim("i1-1", NOW.plusSeconds(1), STALE)).isTrue();
  }

  @Test
  void release_ofAnotherClaimOrAConfirmedAlertChangesNothing() {
    NoticeStore store = newStore();
    store.claim("i1-1", NOW, STALE);
    store.release("i1-1", NOW.minusSeconds(1));
    assertThat(store.claim("i1-1", NOW.plusSeconds(1), STALE)).isFalse();
    store.confirm("i1-1", NOW);
    store.release("i1-1", NOW);
    assertThat(store.isConfirmed("i1-1")).isTrue();
    assertThat(store.claim("i1-1", NOW.plusSeconds(1), STALE)).isFalse();
    store.release("never", NOW);
    assertThat(store.claim("never", NOW, STALE)).isTrue();
  }

  @Test
  void confirm_endsAllClaims() {
    NoticeStore store = newStore();
    store.claim("i1-1", NOW, STALE);
    assertThat(store.isConfirmed("i1-1")).isFalse();
    store.confirm("i1-1", NOW);
    assertThat(store.isConfirmed("i1-1")).isTrue();
    assertThat(store.claim("i1-1", NOW.plusSeconds(9999), NOW.plusSeconds(9000))).isFalse();
  }

  @Test
  void confirm_withoutAClaimCountsToo() {
    NoticeStore store = newStore();
    store.confirm("i1-1", NOW);
    assertThat(store.claim("i1-1", NOW, STALE)).isFalse();
  }
}
