package io.weir.store;

class InMemoryBlockStoreTest extends BlockStoreContract {
  @Override
  protected BlockStore empty() {
    return new InMemoryBlockStore();
  }
}
