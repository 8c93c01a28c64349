package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.AlertMessage;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.step.Channel.Outcome;
import io.weir.step.Channel.Told;
import io.weir.step.Traffic.Line;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryOutbox;
import io.weir.store.outbound.AlertSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChannelTest {
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final MovedClock clock = new MovedClock(Traffic.START);
  private final List<AlertMessage> sent = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final Channel channel = channel(this::send);

  @Test
  void tell_sendsAndKeepsNothing() {
    assertThat(channel.tell(attack(1)).outcome()).isEqualTo(Outcome.SENT);
    assertThat(channel.tell(attack(1)).outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(outbox.waiting(10)).isEmpty();
  }

  @Test
  void refusedNotice_waitsWhileOtherIncidentsAreTold() {
    refused.add("203.0.113.1");
    assertThat(channel.tell(attack(1)).failure()).get().isInstanceOf(IOException.class);
    assertThat(channel.tell(attack(2)).outcome()).isEqualTo(Outcome.SENT);
    assertThat(channel.tellWaiting(A_WHILE))
        .extracting(Told::outcome)
        .containsExactly(Outcome.WAITS);
    refused.clear();
    assertThat(channel.tellWaiting(A_WHILE))
        .extracting(Told::outcome)
        .containsExactly(Outcome.SENT);
    assertThat(channel.tellWaiting(A_WHILE)).isEmpty();
    assertThat(sent).hasSize(2);
  }

  @Test
  void laterNotice_standsBehindTheOneThatWaits() {
    refused.add("203.0.113.1");
    channel.tell(attack(1));
    refused.clear();
    Told told = channel.tell(next(attack(1)));
    assertThat(told.outcome()).isEqualTo(Outcome.WAITS);
    assertThat(told.failure()).isEmpty();
    assertThat(channel.tellWaiting(A_WHILE)).extracting(Told::number).containsExactly(1, 2);
    assertThat(sent)
        .extracting(message -> message.attributes().get("notice"))
        .containsExactly("OPENED", "ESCALATED");
  }

  @Test
  void laterNotice_isNotToldBeforeTheOneThatIsRefusedAgain() {
    refused.add("203.0.113.1");
    channel.tell(attack(1));
    channel.keep(next(attack(1)));
    assertThat(channel.tellWaiting(A_WHILE)).extracting(Told::number).containsExactly(1);
    assertThat(outbox.waiting(10)).hasSize(2);
  }

  @Test
  void noticeThatIsNeverTaken_isGivenUpAfterADayAndSaysSo() {
    refused.add("203.0.113.1");
    channel.tell(attack(1));
    clock.to(Traffic.START.plus(Channel.GIVEN_UP_AFTER));
    assertThat(channel.tellWaiting(A_WHILE))
        .extracting(Told::outcome)
        .containsExactly(Outcome.WAITS);
    clock.to(Traffic.START.plus(Channel.GIVEN_UP_AFTER).plusMillis(1));
    List<Told> tried = channel.tellWaiting(A_WHILE);
    assertThat(tried).extracting(Told::outcome).containsExactly(Outcome.GIVEN_UP);
    assertThat(tried.get(0).failure()).isPresent();
    assertThat(outbox.waiting(10)).isEmpty();
  }

  @Test
  void leastTriedIncident_comesFirst() {
    refused.add("203.0.113.1");
    channel.tell(attack(1));
    channel.tellWaiting(A_WHILE);
    clock.to(Traffic.START.plusSeconds(60));
    channel.keep(attack(2));
    refused.clear();
    assertThat(channel.tellWaiting(A_WHILE))
        .extracting(Told::incident)
        .containsExactly(attack(2).id(), attack(1).id());
  }

  @Test
  void nothingNew_isBegunAfterTheTime() {
    Channel slow =
        channel(
            message -> {
              clock.to(clock.instant().plusSeconds(8));
              throw new IOException("timed out");
            });
    for (int client = 1; client <= 4; client++) {
      slow.keep(attack(client));
    }
    assertThat(slow.tellWaiting(A_WHILE)).hasSize(2);
  }

  @Test
  void incidentThatCannotBeRead_waitsForTheReleaseThatCan() {
    String json = IncidentJson.write(attack(1));
    channel.keepUnread(attack(1).id(), json.replace("\"version\":1", "\"version\":9"));
    channel.keep(attack(1));
    channel.keep(attack(2));
    assertThat(channel.tellWaiting(A_WHILE))
        .extracting(Told::outcome)
        .containsExactlyInAnyOrder(Outcome.WAITS, Outcome.SENT, Outcome.SENT);
    assertThat(outbox.waiting(10)).hasSize(1);

    Channel newer = channel(this::send);
    outbox.remove(outbox.waiting(1).get(0));
    newer.keepUnread(attack(3).id(), IncidentJson.write(attack(3)));
    assertThat(newer.tellWaiting(A_WHILE)).extracting(Told::outcome).containsExactly(Outcome.SENT);
  }

  private Channel channel(AlertSink sink) {
    var step = new NotifyStep(new InMemoryNoticeStore(), sink, metrics -> {}, clock);
    return new Channel(step, outbox, clock);
  }

  private void send(AlertMessage message) throws IOException {
    for (String client : refused) {
      if (message.text().contains(client)) {
        throw new IOException("refused");
      }
    }
    sent.add(message);
  }

  private static Incident next(Incident incident) {
    String json = IncidentJson.write(incident);
    return IncidentJson.read(
        json.replace("\"OPENED\"", "\"ESCALATED\"")
            .replace("\"noticeNumber\":1", "\"noticeNumber\":2"));
  }

  private static Incident attack(int client) {
    Traffic traffic = new Traffic(1);
    for (int i = 0; i < 9; i++) {
      traffic.add(
          0, Line.ok("203.0.113." + client, "/?id=1%27%20UNION%20SELECT%20" + i, 0.1, "10.0.0.1"));
    }
    traffic.object();
    Pipeline pipeline = Pipeline.over(traffic);
    traffic.refs().forEach(pipeline::ingest);
    pipeline.score();
    return pipeline.changes.get(0);
  }
}
