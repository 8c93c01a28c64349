package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Many rough worlds end as a calm one does, bit by bit. {@code -Dweir.schedules=10000} lives
 * through more of them, {@code -Dweir.seed=N} begins with another one.
 */
final class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("weir.schedules", 200);
  private static final long FIRST_SEED = Long.getLong("weir.seed", 1);
  private static final int WINDOWS = 22;

  @Test
  void roughWorlds_endLikeACalmOne() {
    Traffic traffic = Schedules.traffic(WINDOWS);
    Schedules schedules = new Schedules(traffic, WINDOWS, World.Stores::inMemory);
    schedules.live(FIRST_SEED, SCHEDULES);
    // The worlds are rough indeed.
    assertThat(schedules.deaths()).isGreaterThan(SCHEDULES);
    assertThat(schedules.failures()).isGreaterThan(SCHEDULES);
  }
}
