package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.log.LogFormat;
import io.weir.step.Traffic.Line;
import io.weir.step.score.ScoreStep;
import io.weir.store.IncidentStore;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run of scoring that dies after any write, and is repeated, ends as if it had not died. */
final class CrashTest {
  private static final int WINDOWS = 40;
  private static final Instant LATER = Traffic.window(WINDOWS).plus(Duration.ofHours(3));

  @Test
  void death_afterAnyWriteChangesNothingInTheEnd() {
    End calm = live(Integer.MAX_VALUE);
    assertThat(calm.incidents()).isNotEmpty();
    for (int write = 1; write < calm.writes(); write += 5) {
      End crashed = live(write);
      assertThat(crashed.findings()).as("write %d", write).isEqualTo(calm.findings());
      assertThat(crashed.incidents()).as("write %d", write).isEqualTo(calm.incidents());
      assertThat(crashed.summaries()).as("write %d", write).isEqualTo(calm.summaries());
    }
  }

  private record End(
      List<Finding> findings,
      List<Incident> incidents,
      List<WindowSummary> summaries,
      int writes) {}

  private static End live(int writesToLive) {
    Traffic traffic = new Traffic(31);
    for (int w = 0; w < WINDOWS; w++) {
      traffic.normal(w, 100);
      for (int i = 0; i < (w >= 25 && w < 29 ? 60 : 0); i++) {
        traffic.add(w, new Line("198.51.100." + i, "/pay", 500, 500, 0.02, "10.0.0.1"));
      }
      for (int i = 0; i < (w == 27 ? 10 : 0); i++) {
        traffic.add(
            w, Line.ok("203.0.113.7", "/?id=1%27%20UNION%20SELECT%20" + i, 0.1, "10.0.0.1"));
      }
      traffic.object();
    }
    InMemoryWindowStore windows = new InMemoryWindowStore();
    InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    VerdictStore verdicts = new InMemoryVerdictStore(windows, incidents);
    Pipeline reader = new Pipeline(traffic, Settings.defaults());
    traffic.refs().forEach(reader::ingest);
    PartIntake intake = new PartIntake(windows, Settings.defaults());
    intake.take(reader.windows.allParts(), LogFormat.ALB, LATER);
    Mortal mortal = new Mortal(writesToLive);
    try {
      step(
              mortal.wrap(WindowStore.class, windows),
              incidents,
              mortal.wrap(VerdictStore.class, verdicts))
          .score();
    } catch (Death e) {
      step(windows, incidents, verdicts).score();
    }
    return new End(
        incidents.allFindings(),
        incidents.allIncidents(),
        windows.summaries(Traffic.SOURCE, Instant.EPOCH, LATER),
        mortal.writes);
  }

  private static ScoreStep step(
      WindowStore windows, IncidentStore incidents, VerdictStore verdicts) {
    Clock clock = Clock.fixed(LATER, ZoneOffset.UTC);
    return new ScoreStep(
        windows, incidents, verdicts, new InMemoryModelStore(), Settings.defaults(), clock);
  }

  /** The end of the process: nothing catches it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Stops the process before one of its writes. */
  private static final class Mortal {
    private static final Set<String> READS =
        Set.of(
            "readParts", "parts", "dirtyWindows", "sources", "dueSources", "source", "summaries");

    private final int last;
    private int writes;

    Mortal(int last) {
      this.last = last;
    }

    <T> T wrap(Class<T> type, T store) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (!READS.contains(method.getName()) && writes++ == last) {
                  throw new Death();
                }
                try {
                  return method.invoke(store, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
