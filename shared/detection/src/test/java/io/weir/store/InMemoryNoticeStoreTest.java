package io.weir.store;

final class InMemoryNoticeStoreTest extends NoticeStoreContract {
  @Override
  protected NoticeStore newStore() {
    return new InMemoryNoticeStore();
  }
}
