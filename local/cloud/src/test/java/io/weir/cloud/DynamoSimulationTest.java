package io.weir.cloud;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.step.Schedules;
import io.weir.step.World;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Rough worlds over the stores on DynamoDB end as a calm one does in memory. {@code
 * -Dweir.schedules=36} lives through more of them, {@code -Dweir.seed=N} begins with another one.
 */
class DynamoSimulationTest {
  private static final int SCHEDULES = Integer.getInteger("weir.schedules", 2);
  private static final long FIRST_SEED = Long.getLong("weir.seed", 1);

  /** An attack of the ninth window, in less than an hour: calls are slow here. */
  private static final int WINDOWS = 10;

  /** The traffic is of the past. */
  private static final Duration RETENTION = Duration.ofDays(10_000);

  @Test
  void roughWorlds_endLikeACalmOne() {
    Schedules.over(WINDOWS, DynamoSimulationTest::stores).live(FIRST_SEED, SCHEDULES);
  }

  private static World.Stores stores() {
    String windows = TestServers.newTable("WindowsTable");
    String incidents = TestServers.newTable("IncidentsTable");
    Clock clock = Clock.systemUTC();
    return new World.Stores(
        new DynamoWindowStore(TestServers.DYNAMO, windows, RETENTION, RETENTION, clock),
        new DynamoIncidentStore(TestServers.DYNAMO, incidents, RETENTION, clock),
        new DynamoVerdictStore(
            TestServers.DYNAMO, windows, incidents, RETENTION, RETENTION, clock));
  }
}
