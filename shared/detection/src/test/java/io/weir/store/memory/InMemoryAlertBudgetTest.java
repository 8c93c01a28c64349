package io.weir.store.memory;

import io.weir.store.AlertBudget;
import io.weir.store.AlertBudgetContract;

final class InMemoryAlertBudgetTest extends AlertBudgetContract {
  @Override
  protected AlertBudget newBudget() {
    return new InMemoryAlertBudget();
  }
}
