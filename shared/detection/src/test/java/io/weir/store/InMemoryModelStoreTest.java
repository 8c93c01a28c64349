package io.weir.store;

final class InMemoryModelStoreTest extends ModelStoreContract {
  @Override
  protected ModelStore newStore() {
    return new InMemoryModelStore();
  }
}
