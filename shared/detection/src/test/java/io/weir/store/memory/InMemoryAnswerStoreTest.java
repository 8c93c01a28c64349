package io.weir.store.memory;

import io.weir.store.AnswerStore;
import io.weir.store.AnswerStoreContract;

class InMemoryAnswerStoreTest extends AnswerStoreContract {
  @Override
  protected AnswerStore empty() {
    return new InMemoryAnswerStore();
  }
}
