package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
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
    Traffic traffic = traffic();
    World.End calm = new World(traffic, 0, false).live(WINDOWS);
    assertThat(calm.summaries()).hasSize(2 * WINDOWS);
    assertThat(calm.incidents()).hasSizeGreaterThanOrEqualTo(3);
    int deaths = 0;
    int failures = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
      World world = new World(traffic, seed, true);
      World.End end = world.live(WINDOWS);
      assertThat(end.incidents()).as("incidents, seed %d", seed).isEqualTo(calm.incidents());
      assertThat(end.findings()).as("findings, seed %d", seed).isEqualTo(calm.findings());
      assertThat(end.summaries()).as("summaries, seed %d", seed).isEqualTo(calm.summaries());
      assertThat(end.parts()).as("parts, seed %d", seed).hasSameSizeAs(calm.parts());
      assertTold(world, seed);
      deaths += world.faults().deaths();
      failures += world.faults().failures();
    }
    // The worlds are rough indeed.
    assertThat(deaths).isGreaterThan(SCHEDULES);
    assertThat(failures).isGreaterThan(SCHEDULES);
  }

  private static void assertTold(World world, long seed) {
    for (Incident incident : world.allIncidents()) {
      if (incident.noticeNumber() > 0) {
        assertThat(world.sent())
            .as("told, seed %d", seed)
            .containsKey(incident.id() + "-" + incident.noticeNumber());
      }
    }
    int repeated = world.sent().values().stream().mapToInt(times -> times - 1).sum();
    // Only who dies between sending and confirming leaves one to be sent again.
    assertThat(repeated)
        .as("repeated, seed %d", seed)
        .isLessThanOrEqualTo(world.faults().deaths() + world.faults().failures());
  }

  private static Traffic traffic() {
    Traffic traffic = new Traffic(41);
    for (int w = 0; w < WINDOWS; w++) {
      for (int source = 0; source < 2; source++) {
        traffic.of("app/shop" + source + "/50dc6c495c0c9188");
        for (int node = 0; node < 2; node++) {
          traffic.normal(w, 20);
          boolean broken = source == 0 && w >= 15 && w < 18;
          for (int i = 0; i < (broken ? 15 : 0); i++) {
            traffic.add(w, new Line("198.51.100." + i, "/pay", 500, 500, 0.02, "10.0.0.1"));
          }
          boolean attacked = w == 8 || (source == 1 && w == 19);
          for (int i = 0; i < (attacked ? 6 : 0); i++) {
            String path = "/?id=1%27%20UNION%20SELECT%20" + i;
            traffic.add(w, Line.ok("203.0.113.7", path, 0.1, "10.0.0.1"));
          }
          traffic.objectOf(w);
        }
      }
    }
    return traffic;
  }
}
