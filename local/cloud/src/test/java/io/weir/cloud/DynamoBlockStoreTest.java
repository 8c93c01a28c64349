package io.weir.cloud;

import io.weir.aws.dynamo.DynamoBlockStore;
import io.weir.store.outbound.BlockStore;
import io.weir.store.outbound.BlockStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class DynamoBlockStoreTest extends BlockStoreContract {
  @Override
  protected BlockStore empty() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    return new DynamoBlockStore(
        TestServers.DYNAMO, TestServers.newTable("IncidentsTable"), Duration.ofDays(30), clock);
  }
}
