package io.weir.store.memory;

import io.weir.store.Outbox;
import io.weir.store.OutboxContract;

class InMemoryOutboxTest extends OutboxContract {
  @Override
  protected Outbox newOutbox() {
    return new InMemoryOutbox();
  }
}
