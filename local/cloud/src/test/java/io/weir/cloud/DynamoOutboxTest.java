package io.weir.cloud;

import io.weir.aws.dynamo.DynamoOutbox;
import io.weir.store.outbound.Outbox;
import io.weir.store.outbound.OutboxContract;
import java.time.Clock;

class DynamoOutboxTest extends OutboxContract {
  @Override
  protected Outbox newOutbox() {
    String table = TestServers.newTable("IncidentsTable");
    return new DynamoOutbox(TestServers.DYNAMO, table, "people", Clock.systemUTC());
  }
}
