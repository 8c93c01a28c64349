package io.weir.store.memory;

import io.weir.store.IncidentStore;
import io.weir.store.IncidentStoreContract;

final class InMemoryIncidentStoreTest extends IncidentStoreContract {
  @Override
  protected IncidentStore newStore() {
    return new InMemoryIncidentStore();
  }
}
