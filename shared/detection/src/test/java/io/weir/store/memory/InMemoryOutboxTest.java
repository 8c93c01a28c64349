package io.weir.store.memory;

import io.weir.store.outbound.Outbox;
import io.weir.store.outbound.OutboxContract;

class InMemoryOutboxTest extends OutboxContract {
  @Override
  protected Outbox newOutbox() {
    return new InMemoryOutbox();
  }
}
