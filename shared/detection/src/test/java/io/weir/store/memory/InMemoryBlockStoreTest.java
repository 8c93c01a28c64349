package io.weir.store.memory;

import io.weir.store.BlockStore;
import io.weir.store.BlockStoreContract;

class InMemoryBlockStoreTest extends BlockStoreContract {
  @Override
  protected BlockStore empty() {
    return new InMemoryBlockStore();
  }
}
