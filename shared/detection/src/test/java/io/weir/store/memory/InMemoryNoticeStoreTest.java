package io.weir.store.memory;

import io.weir.store.outbound.NoticeStore;
import io.weir.store.outbound.NoticeStoreContract;

final class InMemoryNoticeStoreTest extends NoticeStoreContract {
  @Override
  protected NoticeStore newStore() {
    return new InMemoryNoticeStore();
  }
}
