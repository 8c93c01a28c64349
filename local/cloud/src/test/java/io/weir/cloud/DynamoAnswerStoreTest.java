package io.weir.cloud;

import io.weir.aws.dynamo.DynamoAnswerStore;
import io.weir.store.AnswerStore;
import io.weir.store.AnswerStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class DynamoAnswerStoreTest extends AnswerStoreContract {
  @Override
  protected AnswerStore empty() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
    return new DynamoAnswerStore(
        TestServers.DYNAMO, TestServers.newTable("IncidentsTable"), Duration.ofDays(30), clock);
  }
}
