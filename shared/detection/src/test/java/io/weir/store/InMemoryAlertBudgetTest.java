package io.weir.store;

final class InMemoryAlertBudgetTest extends AlertBudgetContract {
  @Override
  protected AlertBudget newBudget() {
    return new InMemoryAlertBudget();
  }
}
