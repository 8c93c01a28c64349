package io.weir.store.memory;

import io.weir.store.IncidentStore;
import io.weir.store.VerdictStoreContract;

class InMemoryVerdictStoreTest extends VerdictStoreContract {
  @Override
  protected Stores newStores() {
    InMemoryWindowStore windows = new InMemoryWindowStore();
    IncidentStore incidents = new InMemoryIncidentStore();
    return new Stores(new InMemoryVerdictStore(windows, incidents), windows, incidents);
  }
}
