package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alert.Alert;
import io.weir.alert.AlertMessage;
import io.weir.alert.Metric;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import io.weir.store.InMemoryNoticeStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotifyTest {
  private final List<AlertMessage> sent = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final MovedClock clock = new MovedClock(Traffic.START);
  private final InMemoryNoticeStore notices = new InMemoryNoticeStore();

  @Test
  void sameChangeTwice_isToldOnce() throws IOException {
    NotifyStep step = new NotifyStep(notices, sent::add, metrics::addAll, clock);
    assertThat(step.notify(attack())).isTrue();
    assertThat(step.notify(attack())).isFalse();
    assertThat(sent).hasSize(1);
    assertThat(metrics).extracting(Metric::name).containsExactly("IncidentsOpened");
    assertThat(metrics.get(0).dimensions()).containsOnlyKeys("Source", "Type");
  }

  @Test
  void failedSending_isTriedAgainAtOnce() throws IOException {
    NotifyStep broken =
        new NotifyStep(
            notices,
            message -> {
              throw new IOException("down");
            },
            metrics::addAll,
            clock);
    assertThatThrownBy(() -> broken.notify(attack())).hasMessage("down");
    NotifyStep step = new NotifyStep(notices, sent::add, metrics::addAll, clock);
    assertThat(step.notify(attack())).isTrue();
    assertThat(sent).hasSize(1);
  }

  @Test
  void claimOfARunThatDied_isTakenOverOnceStale() throws IOException {
    notices.claim(new Alert(attack()).id(), clock.instant(), clock.instant());
    NotifyStep step = new NotifyStep(notices, sent::add, metrics::addAll, clock);
    assertThatThrownBy(() -> step.notify(attack())).isInstanceOf(IOException.class);
    clock.to(clock.instant().plus(Duration.ofMinutes(6)));
    assertThat(step.notify(attack())).isTrue();
    assertThat(sent).hasSize(1);
  }

  private static Incident attack() {
    Traffic traffic = new Traffic(1);
    for (int i = 0; i < 9; i++) {
      traffic.add(0, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.1, "10.0.0.1"));
    }
    traffic.object();
    Pipeline pipeline = Pipeline.over(traffic);
    traffic.refs().forEach(pipeline::ingest);
    pipeline.score();
    return pipeline.changes.get(0);
  }
}
