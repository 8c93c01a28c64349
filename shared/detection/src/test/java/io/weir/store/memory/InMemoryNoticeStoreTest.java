package io.weir.store.memory;

import io.weir.store.NoticeStore;
import io.weir.store.NoticeStoreContract;

final class InMemoryNoticeStoreTest extends NoticeStoreContract {
  @Override
  protected NoticeStore newStore() {
    return new InMemoryNoticeStore();
  }
}
