package io.weir.cloud;

import io.weir.aws.dynamo.DynamoAlertBudget;
import io.weir.store.outbound.AlertBudget;
import io.weir.store.outbound.AlertBudgetContract;
import java.time.Clock;

class DynamoAlertBudgetTest extends AlertBudgetContract {
  @Override
  protected AlertBudget newBudget() {
    String table = TestServers.newTable("IncidentsTable");
    return new DynamoAlertBudget(TestServers.DYNAMO, table, "people", Clock.systemUTC());
  }
}
