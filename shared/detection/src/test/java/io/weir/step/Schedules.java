package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import java.util.function.Supplier;

/** Rough worlds over stores of any kind, each compared with a calm one over stores in memory. */
public final class Schedules {
  private final Traffic traffic;
  private final int windows;
  private final Supplier<World.Stores> stores;
  private final World.End calm;
  private int deaths;
  private int failures;

  Schedules(Traffic traffic, int windows, Supplier<World.Stores> stores) {
    this.traffic = traffic;
    this.windows = windows;
    this.stores = stores;
    this.calm =
        Baton.call(() -> new World(traffic, 0, false, World.Stores.inMemory()).live(windows));
    assertThat(calm.summaries()).hasSize(2 * windows);
    assertThat(calm.incidents()).isNotEmpty();
  }

  /** Returns schedules of some hours of traffic over the stores, a new set of them for each. */
  public static Schedules over(int windows, Supplier<World.Stores> stores) {
    return new Schedules(traffic(windows), windows, stores);
  }

  /** Lives through the worlds of so many seeds, and fails at the first that ends otherwise. */
  public void live(long firstSeed, int schedules) {
    for (long seed = firstSeed; seed < firstSeed + schedules; seed++) {
      World world = new World(traffic, seed, true, stores.get());
      World.End end = Baton.call(() -> world.live(windows));
      assertThat(end.incidents()).as("incidents, seed %d", seed).isEqualTo(calm.incidents());
      assertThat(end.findings()).as("findings, seed %d", seed).isEqualTo(calm.findings());
      assertThat(end.summaries()).as("summaries, seed %d", seed).isEqualTo(calm.summaries());
      assertThat(end.parts()).as("parts, seed %d", seed).isEqualTo(calm.parts());
      assertTold(world, seed);
      deaths += world.faults().deaths();
      failures += world.faults().failures();
    }
  }

  /** Returns how many workers died. */
  public int deaths() {
    return deaths;
  }

  /** Returns how many calls failed, or lost their answers. */
  public int failures() {
    return failures;
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

  /** Two sources: an outage of one, attacks on both, objects that are written twice. */
  static Traffic traffic(int windows) {
    Traffic traffic = new Traffic(41);
    for (int w = 0; w < windows; w++) {
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
          int window = w;
          if (node == 1 && w % 3 == 0) {
            traffic.growingObjectOf(w, () -> traffic.normal(window, 7));
          } else {
            traffic.objectOf(w);
          }
        }
      }
    }
    return traffic;
  }
}
