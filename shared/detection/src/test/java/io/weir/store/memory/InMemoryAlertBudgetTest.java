package io.weir.store.memory;

import io.weir.store.outbound.AlertBudget;
import io.weir.store.outbound.AlertBudgetContract;

final class InMemoryAlertBudgetTest extends AlertBudgetContract {
  @Override
  protected AlertBudget newBudget() {
    return new InMemoryAlertBudget();
  }
}
