package io.weir.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.AlertMessage;
import io.weir.aws.Invocation;
import io.weir.json.Json;
import io.weir.step.Channel;
import io.weir.step.NotifyStep;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryOutbox;
import io.weir.store.outbound.AlertSink;
import io.weir.store.outbound.Outbox;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifyHandlerTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final AlertSink FAILING =
      message -> {
        throw new IOException("told to fail");
      };

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Invocation invocation = new Invocation();
  private final List<AlertMessage> sent = new ArrayList<>();

  @Test
  void stream_isToldOncePerNoticeAndWithoutOtherItemsAndRemovals() throws IOException {
    assertThat(failed(channel(sent::add), Invocation.event("incidents-stream.json"))).isEmpty();
    assertThat(sent).hasSize(1);
    assertThat(invocation.log()).contains("\"event\":\"AlertSent\"").doesNotContain("ERROR");
  }

  @Test
  void notice_thatASinkDoesNotTakeIsToldByTheSchedule() throws IOException {
    assertThat(failed(channel(FAILING), Invocation.event("incidents-stream.json"))).isEmpty();
    assertThat(outbox.waiting(10)).isNotEmpty();
    assertThat(invocation.log()).contains("\"event\":\"AlertFailed\"").contains("told to fail");
    assertThat(failed(channel(sent::add), Invocation.event("schedule-score.json"))).isEmpty();
    assertThat(sent).hasSize(1);
    assertThat(outbox.waiting(10)).isEmpty();
  }

  @Test
  void record_thatCannotEvenBeKeptIsTheFirstThatIsAnswered() throws IOException {
    Channel broken = new Channel(step(FAILING), new BrokenOutbox(), CLOCK);
    assertThat(failed(broken, Invocation.event("incidents-stream.json")))
        .containsExactly("442158450000000001745043901");
    assertThat(invocation.log()).contains("\"event\":\"RecordFailed\"").contains("no table");
  }

  @Test
  void record_ofANewerReleaseIsKept() throws IOException {
    String event =
        Invocation.event("incidents-stream.json")
            .replace("\\\"version\\\": 1", "\\\"version\\\": 9");
    assertThat(failed(channel(sent::add), event)).isEmpty();
    assertThat(invocation.log()).contains("\"event\":\"AlertFailed\"").contains("version 9");
    assertThat(outbox.waiting(10)).isNotEmpty();
    assertThat(sent).isEmpty();
  }

  private Channel channel(AlertSink sink) {
    return new Channel(step(sink), outbox, CLOCK);
  }

  private static NotifyStep step(AlertSink sink) {
    return new NotifyStep(new InMemoryNoticeStore(), sink, metrics -> {}, CLOCK);
  }

  /** Hands over the event as Lambda does and returns the records that have to come again. */
  private List<String> failed(Channel channel, String event) throws IOException {
    String answer = invocation.of(new NotifyHandler(Map.of("people", channel)), event);
    return Json.object(answer).objects("batchItemFailures").stream()
        .map(failure -> failure.text("itemIdentifier"))
        .toList();
  }

  /** As if the table were away. */
  private static final class BrokenOutbox implements Outbox {
    @Override
    public void keep(Waiting notice) {
      throw new IllegalStateException("no table");
    }

    @Override
    public List<Waiting> waiting(int limit) {
      return List.of();
    }

    @Override
    public boolean isWaiting(String incident) {
      return false;
    }

    @Override
    public void failed(Waiting notice) {}

    @Override
    public void remove(Waiting notice) {}
  }
}
