package io.weir.bench.traffic;

import io.weir.finding.FindingType;
import io.weir.lab.generate.TrafficFiles;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.traffic.Chance;
import io.weir.lab.generate.trouble.Event;
import io.weir.lab.generate.trouble.EventFactory;
import io.weir.log.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes three weeks of a balancer as its bucket has them, some three million lines in 12,096
 * objects, with an incident every other day: {@code bench/run traffic.DeliveredWeeks FOLDER}. What
 * {@code weir run} makes of them shows what many objects and windows cost.
 */
public final class DeliveredWeeks {
  private static final long SEED = 17;
  private static final int WINDOWS = 21 * 288;
  private static final double PEAK_REQUESTS = 870;
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  private static final List<FindingType> TROUBLES =
      List.of(
          FindingType.ERROR_SPIKE,
          FindingType.SQL_INJECTION,
          FindingType.PERFORMANCE_DEGRADATION,
          FindingType.BOT_TRAFFIC,
          FindingType.TRAFFIC_SPIKE,
          FindingType.SCANNER,
          FindingType.TRAFFIC_DROP,
          FindingType.DISTRIBUTED_FLOOD,
          FindingType.BACKEND_LOSS);

  private DeliveredWeeks() {}

  /** Writes them into the folder. */
  public static void main(String[] arguments) throws IOException {
    TrafficShape shape =
        new TrafficShape(
            SEED,
            "app/shop/50dc6c495c0c9188",
            LogFormat.ALB,
            START,
            WINDOWS,
            PEAK_REQUESTS,
            2,
            4,
            ZoneId.of("UTC"),
            Set.of());
    Chance chance = Chance.of(SEED, "delivered", 0);
    List<Event> events = new ArrayList<>();
    Instant at = START.plus(Duration.ofHours(60));
    for (FindingType trouble : TROUBLES) {
      events.add(EventFactory.of(trouble, at, Duration.ofMinutes(40), shape, chance));
      at = at.plus(Duration.ofDays(2));
    }
    TrafficFiles.write(new TrafficGenerator(shape, events), Path.of(arguments[0]));
  }
}
