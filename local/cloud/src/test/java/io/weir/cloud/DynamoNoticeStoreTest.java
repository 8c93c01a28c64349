package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.dynamo.DynamoNoticeStore;
import io.weir.store.outbound.NoticeStore;
import io.weir.store.outbound.NoticeStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DynamoNoticeStoreTest extends NoticeStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Override
  protected NoticeStore newStore() {
    return store(TestServers.newTable("IncidentsTable"), "people");
  }

  @Test
  void channels_claimByThemselves() {
    String table = TestServers.newTable("IncidentsTable");
    NoticeStore people = store(table, "people");
    NoticeStore chat = store(table, "chat");
    people.confirm("i1-1", NOW);
    assertThat(chat.isConfirmed("i1-1")).isFalse();
    assertThat(chat.claim("i1-1", NOW, NOW)).isTrue();
  }

  private static NoticeStore store(String table, String channel) {
    return new DynamoNoticeStore(
        TestServers.DYNAMO, table, channel, Duration.ofDays(30), Clock.systemUTC());
  }
}
