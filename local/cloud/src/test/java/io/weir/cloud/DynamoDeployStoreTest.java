package io.weir.cloud;

import io.weir.aws.dynamo.DynamoDeployStore;
import io.weir.store.DeployStore;
import io.weir.store.DeployStoreContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class DynamoDeployStoreTest extends DeployStoreContract {
  @Override
  protected DeployStore empty() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    return new DynamoDeployStore(TestServers.DYNAMO, TestServers.newTable("WindowsTable"), clock);
  }
}
