package io.weir.step.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.step.IngestStep;
import io.weir.step.MovedClock;
import io.weir.step.Settings;
import io.weir.step.Traffic;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a source's own past says is kept ready, and is never anything else than the past says. */
final class PastTest {
  /** Fifteen hours. */
  private static final int WINDOWS = 180;

  @Test
  void run_readsAFixedNumberOfSummaries() throws IOException {
    Life life = new Life(true);
    List<Integer> perWindow = new ArrayList<>();
    for (int w = 0; w < WINDOWS; w++) {
      life.summariesRead = 0;
      life.live(w, life.traffic.normal(w, 60).object());
      perWindow.add(life.summariesRead);
    }
    // Of the last hour, whole; beyond that, the past is read once in an hour.
    List<Integer> later = perWindow.subList(120, WINDOWS);
    assertThat(later.stream().filter(read -> read > 12)).hasSize(later.size() / 12);
    assertThat(life.briefRead).isLessThanOrEqualTo(72 * WINDOWS);
  }

  @Test
  void verdicts_areThoseOfAPastThatIsReadEachTime() throws IOException {
    Life kept = new Life(true);
    Life read = new Life(false);
    for (Life life : List.of(kept, read)) {
      for (int w = 0; w < WINDOWS; w++) {
        int requests = w % 50 == 40 ? 5 : 60 + w % 7;
        life.live(w, life.traffic.normal(w, requests).object());
        if (w % 30 == 29) {
          // Late data change what the past says.
          life.ingest(life.traffic.normal(w - 20, 300).object());
          life.settle(w);
        }
      }
    }
    assertThat(kept.summaries()).hasSize(WINDOWS).isEqualTo(read.summaries());
    assertThat(kept.incidents.allFindings()).isEqualTo(read.incidents.allFindings());
    assertThat(kept.pasts).isLessThan(read.pasts / 2);
  }

  @Test
  void verdictOnAWindowOfThePast_endsWhatWasKeptOfIt() throws IOException {
    Life life = new Life(true);
    for (int w = 0; w < 40; w++) {
      life.live(w, life.traffic.normal(w, 60).object());
    }
    Instant until = life.past().orElseThrow().until();
    assertThat(until).isEqualTo(Traffic.window(36));
    life.ingest(life.traffic.normal(30, 500).object());
    life.settle(40);
    assertThat(life.past()).isEmpty();
    life.live(41, life.traffic.normal(41, 60).object());
    assertThat(life.past().orElseThrow().until()).isEqualTo(until);
  }

  /** A source that lives, and a store that counts what is read. */
  private static final class Life {
    final Traffic traffic = new Traffic(17);
    final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final MovedClock clock = new MovedClock(Traffic.START);
    private final InMemoryWindowStore windows = new InMemoryWindowStore();
    private final boolean keepsPast;
    private final ScoreStep score;
    int summariesRead;
    int briefRead;
    int pasts;

    Life(boolean keepsPast) {
      this.keepsPast = keepsPast;
      this.score =
          new ScoreStep(
              counted(),
              incidents,
              new InMemoryVerdictStore(windows, incidents),
              new InMemoryModelStore(),
              Settings.defaults(),
              clock);
    }

    void live(int window, ObjectRef object) throws IOException {
      clock.to(Traffic.window(window + 1).plusSeconds(240));
      ingest(object);
      settle(window);
    }

    void ingest(ObjectRef object) throws IOException {
      new IngestStep(traffic, windows, Settings.defaults(), clock).ingest(object);
    }

    void settle(int window) {
      clock.to(Traffic.window(window + 1).plus(Duration.ofMinutes(10)));
      score.score();
    }

    List<WindowSummary> summaries() {
      return windows.summaries(Traffic.SOURCE, Traffic.START, clock.instant());
    }

    Optional<io.weir.store.OwnPast> past() {
      return windows.ownPast(Traffic.SOURCE, WindowKey.DEFAULT_WIDTH);
    }

    private WindowStore counted() {
      return (WindowStore)
          Proxy.newProxyInstance(
              WindowStore.class.getClassLoader(),
              new Class<?>[] {WindowStore.class},
              (proxy, method, arguments) -> {
                Object answer = invoke(method, arguments);
                switch (method.getName()) {
                  case "summaries" -> note(((List<?>) answer).size());
                  case "briefSummaries" -> briefRead += ((List<?>) answer).size();
                  case "ownPast" -> answer = keepsPast ? answer : Optional.empty();
                  default -> {}
                }
                return answer;
              });
    }

    private void note(int summaries) {
      summariesRead += summaries;
      pasts += summaries > 12 ? 1 : 0;
    }

    private Object invoke(java.lang.reflect.Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(windows, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
