package io.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.Deploy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of releases does. */
public abstract class DeployStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  /** Returns an empty store whose clock stands at the time of the releases here. */
  protected abstract DeployStore empty();

  @Test
  void deploys_areThoseThatEndedAfterAndGoOn() {
    DeployStore store = empty();
    Deploy one = new Deploy("one", "*", NOW, NOW.plusSeconds(600), "shop");
    Deploy two = new Deploy("two", "app/x*", NOW, NOW.plusSeconds(1200), "x");
    store.put(one);
    store.put(two);
    assertThat(store.deploys(NOW)).containsExactlyInAnyOrder(one, two);
    assertThat(store.deploys(NOW.plusSeconds(600))).containsExactly(two);
    assertThat(store.deploy("one")).contains(one);
    assertThat(store.deploy("three")).isEmpty();
  }

  @Test
  void put_replacesTheOneOfItsId() {
    DeployStore store = empty();
    Deploy one = new Deploy("one", "*", NOW, NOW.plusSeconds(600), "shop");
    store.put(one);
    store.put(one.endedAt(NOW.plusSeconds(60)));
    assertThat(store.deploys(NOW)).containsExactly(one.endedAt(NOW.plusSeconds(60)));
  }
}
