package io.weir.store.memory;

import io.weir.store.outbound.BlockStore;
import io.weir.store.outbound.BlockStoreContract;

class InMemoryBlockStoreTest extends BlockStoreContract {
  @Override
  protected BlockStore empty() {
    return new InMemoryBlockStore();
  }
}
