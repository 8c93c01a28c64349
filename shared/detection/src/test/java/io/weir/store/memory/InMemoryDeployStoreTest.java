package io.weir.store.memory;

import io.weir.store.DeployStore;
import io.weir.store.DeployStoreContract;

class InMemoryDeployStoreTest extends DeployStoreContract {
  @Override
  protected DeployStore empty() {
    return new InMemoryDeployStore();
  }
}
