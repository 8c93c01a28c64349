package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.EventClock;
import io.weir.aws.s3.S3AllowListStore;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3AllowListStoreTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TESTERS =
      "{\"version\":1,\"clients\":[{\"range\":\"203.0.113.0/24\",\"reason\":\"agreed test\"}]}";

  private final EventClock clock = new EventClock(Clock.systemUTC());
  private final String bucket = TestServers.newBucket();
  private final S3AllowListStore store = new S3AllowListStore(TestServers.S3, bucket, clock);

  @Test
  void nothingStated_allowsNothing() throws IOException {
    assertThat(store.allowed()).isEqualTo(AllowList.NONE);
  }

  @Test
  void change_holdsAMinuteLaterAtMost() throws IOException {
    assertThat(at(START)).isEqualTo(AllowList.NONE);
    put(TESTERS);
    assertThat(at(START.plusSeconds(59))).isEqualTo(AllowList.NONE);
    AllowList changed = at(START.plusSeconds(60));
    assertThat(changed.allows("203.0.113.9", START)).isTrue();
    assertThat(changed.allows("198.51.100.9", START)).isFalse();
  }

  @Test
  void badDocument_isRefusedUntilItIsMended() throws IOException {
    put("allow everything");
    assertThatThrownBy(store::allowed)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
    put(TESTERS);
    assertThat(store.allowed().allows("203.0.113.9", START)).isTrue();
  }

  private AllowList at(Instant time) throws IOException {
    return clock.at(time, store::allowed);
  }

  private void put(String text) {
    TestServers.S3.putObject(
        request -> request.bucket(bucket).key(S3AllowListStore.KEY), RequestBody.fromString(text));
  }
}
