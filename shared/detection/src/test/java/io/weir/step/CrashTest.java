package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.incident.Incident;
import io.weir.step.Traffic.Line;
import io.weir.store.DirtyWindow;
import io.weir.store.InMemoryIncidentStore;
import io.weir.store.InMemoryModelStore;
import io.weir.store.InMemoryWindowStore;
import io.weir.store.IncidentStore;
import io.weir.store.SourceArrival;
import io.weir.store.WindowStore;
import io.weir.store.WindowSummary;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run of scoring that dies after any write, and is repeated, ends as if it had not died. */
final class CrashTest {
  private static final int WINDOWS = 40;
  private static final Instant LATER = Traffic.window(WINDOWS).plus(Duration.ofHours(3));

  @Test
  void death_afterAnyWriteChangesNothingInTheEnd() {
    End calm = live(Integer.MAX_VALUE);
    assertThat(calm.incidents()).isNotEmpty();
    for (int write = 1; write < calm.writes(); write += 9) {
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
    Pipeline reader = new Pipeline(traffic, Settings.defaults());
    traffic.refs().forEach(reader::ingest);
    for (DirtyWindow mark : reader.windows.dirtyWindows(1000)) {
      reader.windows.parts(mark.key()).forEach(windows::putPart);
      windows.markDirty(mark.key());
    }
    reader.windows.sources().forEach(windows::noteArrival);
    Mortal mortal = new Mortal(windows, incidents, writesToLive);
    try {
      step(mortal.windows(), mortal.incidents()).score();
    } catch (DeathException e) {
      step(windows, incidents).score();
    }
    return new End(
        incidents.allFindings(),
        incidents.allIncidents(),
        windows.summaries(Traffic.SOURCE, Instant.EPOCH, LATER),
        mortal.writes);
  }

  private static ScoreStep step(WindowStore windows, IncidentStore incidents) {
    Clock clock = Clock.fixed(LATER, ZoneOffset.UTC);
    return new ScoreStep(windows, incidents, new InMemoryModelStore(), Settings.defaults(), clock);
  }

  private static final class DeathException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Stores that stop the process after so many writes. */
  private static final class Mortal {
    private final InMemoryWindowStore windows;
    private final InMemoryIncidentStore incidents;
    private final int last;
    private int writes;

    Mortal(InMemoryWindowStore windows, InMemoryIncidentStore incidents, int last) {
      this.windows = windows;
      this.incidents = incidents;
      this.last = last;
    }

    private void write() {
      if (writes == last) {
        throw new DeathException();
      }
      writes++;
    }

    WindowStore windows() {
      return new WindowStore() {
        @Override
        public void putPart(WindowPart part) {
          windows.putPart(part);
        }

        @Override
        public List<WindowPart> parts(WindowKey key) {
          return windows.parts(key);
        }

        @Override
        public void markDirty(WindowKey key) {
          windows.markDirty(key);
        }

        @Override
        public List<DirtyWindow> dirtyWindows(int limit) {
          return windows.dirtyWindows(limit);
        }

        @Override
        public void clearDirty(DirtyWindow mark) {
          write();
          windows.clearDirty(mark);
        }

        @Override
        public void noteArrival(SourceArrival arrival) {
          windows.noteArrival(arrival);
        }

        @Override
        public List<SourceArrival> sources() {
          return windows.sources();
        }

        @Override
        public void putSummary(WindowSummary summary) {
          write();
          windows.putSummary(summary);
        }

        @Override
        public List<WindowSummary> summaries(String source, Instant from, Instant to) {
          return windows.summaries(source, from, to);
        }
      };
    }

    IncidentStore incidents() {
      return new IncidentStore() {
        @Override
        public void putFindings(WindowKey key, List<Finding> findings) {
          write();
          incidents.putFindings(key, findings);
        }

        @Override
        public List<Finding> findings(WindowKey key) {
          return incidents.findings(key);
        }

        @Override
        public Optional<Incident> incident(String id) {
          return incidents.incident(id);
        }

        @Override
        public List<Incident> incidents(String source, Instant lastSeenFrom) {
          return incidents.incidents(source, lastSeenFrom);
        }

        @Override
        public boolean put(Incident incident) {
          write();
          return incidents.put(incident);
        }
      };
    }
  }
}
