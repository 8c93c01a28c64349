package io.weir.store.memory;

import io.weir.store.ModelStore;
import io.weir.store.ModelStoreContract;

final class InMemoryModelStoreTest extends ModelStoreContract {
  @Override
  protected ModelStore newStore() {
    return new InMemoryModelStore();
  }
}
