package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alert.Alert;
import io.weir.alert.AlertMessage;
import io.weir.alert.Metric;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.step.Traffic.Line;
import io.weir.store.memory.InMemoryAlertBudget;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.outbound.AlertSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NotifyTest {
  private final List<AlertMessage> sent = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final MovedClock clock = new MovedClock(Traffic.START);
  private final InMemoryNoticeStore notices = new InMemoryNoticeStore();
  private final InMemoryAlertBudget budget = new InMemoryAlertBudget();

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
  void metricThatWasNotTaken_isTriedAgainAndNobodyIsToldTwice() throws IOException {
    NotifyStep broken =
        new NotifyStep(
            notices,
            sent::add,
            data -> {
              throw new IOException("down");
            },
            clock);
    assertThatThrownBy(() -> broken.notify(attack())).hasMessage("down");
    NotifyStep step = new NotifyStep(notices, sent::add, metrics::addAll, clock);
    assertThat(step.notify(attack())).isFalse();
    assertThat(step.notify(attack())).isFalse();
    assertThat(sent).hasSize(1);
    assertThat(metrics).hasSize(1);
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

  @Test
  void alertsAboveTheCap_areHeldAndToldTogetherOnceAfterTheHour() throws IOException {
    NotifyStep step = capped(sent::add);
    for (int client = 1; client <= 5; client++) {
      assertThat(step.notify(attack("203.0.113." + client))).isEqualTo(client <= 2);
    }
    assertThat(sent).hasSize(2);
    assertThat(metrics).hasSize(5);
    assertThat(step.tellHeld()).isZero();
    clock.to(Traffic.START.plus(Duration.ofMinutes(66)));
    assertThat(step.tellHeld()).isEqualTo(3);
    assertThat(step.tellHeld()).isZero();
    assertThat(sent).hasSize(3);
    AlertMessage summary = sent.get(2);
    assertThat(summary.subject())
        .isEqualTo("[HELD] 3 more alerts from 2026-03-02T00:00Z to 01:00Z");
    assertThat(summary.text())
        .contains("SQL_Injection: 3")
        .contains("203.0.113.3", "203.0.113.4", "203.0.113.5");
  }

  @Test
  void criticalAlert_isNotHeldForLesserOnes() throws IOException {
    NotifyStep step = capped(sent::add);
    for (int client = 1; client <= 3; client++) {
      step.notify(attack("203.0.113." + client));
    }
    for (int client = 4; client <= 6; client++) {
      Incident incident = critical(attack("203.0.113." + client));
      assertThat(step.notify(incident)).isEqualTo(client <= 5);
    }
    assertThat(sent).hasSize(4);
  }

  @Test
  void capThatIsAsGoodAsNone_hasPlacesForCriticalAlerts() {
    HourlyCap cap = new HourlyCap(budget, Integer.MAX_VALUE);
    assertThat(cap.placesFor(Severity.CRITICAL)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void heldAlert_thatComesAgainIsCountedOnce() throws IOException {
    NotifyStep step = capped(sent::add);
    for (int client : List.of(1, 2, 3, 3, 1)) {
      step.notify(attack("203.0.113." + client));
    }
    clock.to(Traffic.START.plus(Duration.ofMinutes(66)));
    assertThat(step.tellHeld()).isEqualTo(1);
  }

  @Test
  void summary_thatWasNotTakenIsTriedAgain() throws IOException {
    NotifyStep step = capped(sent::add);
    for (int client = 1; client <= 3; client++) {
      step.notify(attack("203.0.113." + client));
    }
    clock.to(Traffic.START.plus(Duration.ofMinutes(66)));
    NotifyStep broken =
        capped(
            message -> {
              throw new IOException("down");
            });
    assertThatThrownBy(broken::tellHeld).hasMessage("down");
    assertThat(step.tellHeld()).isEqualTo(1);
  }

  private NotifyStep capped(AlertSink sink) {
    return new NotifyStep(
        notices, sink, metrics::addAll, Optional.of(new HourlyCap(budget, 2)), clock);
  }

  private static Incident critical(Incident incident) {
    String json = IncidentJson.write(incident);
    return IncidentJson.read(json.replaceFirst("(\"severity\":\")[^\"]+", "$1CRITICAL"));
  }

  private static Incident attack() {
    return attack("203.0.113.7");
  }

  private static Incident attack(String client) {
    Traffic traffic = new Traffic(1);
    for (int i = 0; i < 9; i++) {
      traffic.add(0, Line.ok(client, "/?id=1%27%20UNION%20SELECT%20" + i, 0.1, "10.0.0.1"));
    }
    traffic.object();
    Pipeline pipeline = Pipeline.over(traffic);
    traffic.refs().forEach(pipeline::ingest);
    pipeline.score();
    return pipeline.changes.get(0);
  }
}
