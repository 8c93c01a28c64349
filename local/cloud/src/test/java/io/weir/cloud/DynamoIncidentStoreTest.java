package io.weir.cloud;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.store.IncidentStore;
import io.weir.store.IncidentStoreContract;
import java.time.Clock;
import java.time.Duration;

class DynamoIncidentStoreTest extends IncidentStoreContract {
  @Override
  protected IncidentStore newStore() {
    return new DynamoIncidentStore(
        TestServers.DYNAMO,
        TestServers.newTable("IncidentsTable"),
        Duration.ofDays(30),
        Clock.systemUTC());
  }
}
