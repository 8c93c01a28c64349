package io.weir.store;

final class InMemoryWindowStoreTest extends WindowStoreContract {
  @Override
  protected WindowStore newStore() {
    return new InMemoryWindowStore();
  }
}
