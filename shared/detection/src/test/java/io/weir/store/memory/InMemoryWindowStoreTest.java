package io.weir.store.memory;

import io.weir.store.WindowStore;
import io.weir.store.WindowStoreContract;

final class InMemoryWindowStoreTest extends WindowStoreContract {
  @Override
  protected WindowStore newStore() {
    return new InMemoryWindowStore();
  }
}
