package io.weir.store;

final class InMemoryIncidentStoreTest extends IncidentStoreContract {
  @Override
  protected IncidentStore newStore() {
    return new InMemoryIncidentStore();
  }
}
