package io.weir.cloud;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.store.VerdictStoreContract;
import java.time.Clock;
import java.time.Duration;

class DynamoVerdictStoreTest extends VerdictStoreContract {
  private static final Duration RETENTION = Duration.ofDays(30);

  @Override
  protected Stores newStores() {
    Clock clock = Clock.systemUTC();
    String windows = TestServers.newTable("WindowsTable");
    String incidents = TestServers.newTable("IncidentsTable");
    return new Stores(
        new DynamoVerdictStore(TestServers.DYNAMO, windows, incidents, RETENTION, RETENTION, clock),
        new DynamoWindowStore(TestServers.DYNAMO, windows, RETENTION, RETENTION, clock),
        new DynamoIncidentStore(TestServers.DYNAMO, incidents, RETENTION, clock));
  }
}
