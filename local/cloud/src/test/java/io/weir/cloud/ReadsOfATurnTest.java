package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreStep;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.window.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a scorer's turn reads, by DynamoDB's own count, at a source that is scanned all day. */
class ReadsOfATurnTest {
  private static final Instant START = AlbLines.yesterday();

  private CountedTables tables;

  @BeforeEach
  void start() throws IOException {
    tables = new CountedTables();
    judge(0);
  }

  @AfterEach
  void stop() throws IOException {
    tables.close();
  }

  @Test
  void turn_atASourceWithManyAttacksBeforeReadsNoneOfThem() throws IOException {
    for (int i = 1; i <= 300; i++) {
      put(START.minus(Duration.ofMinutes(20L * i + 60)), FindingType.SQL_INJECTION, true);
    }
    assertThat(judge(1)).isLessThanOrEqualTo(1 + 20);
  }

  @Test
  void turn_endsWhatIsOpenHoweverManyAttacksCameSince() throws IOException {
    Incident open = put(START.minus(Duration.ofDays(9)), FindingType.ERROR_SPIKE, false);
    for (int i = 1; i <= 300; i++) {
      put(START.minus(Duration.ofMinutes(20L * i + 60)), FindingType.SQL_INJECTION, true);
    }
    judge(1);
    assertThat(tables.incidents().incident(open.id()))
        .get()
        .extracting(Incident::state)
        .isEqualTo(Incident.State.RESOLVED);
  }

  /** Has one object come, judges its window, and returns how many units of reads that took. */
  private double judge(int window) throws IOException {
    Instant start = START.plusSeconds(300L * window);
    Clock clock = Clock.fixed(start.plusSeconds(901), ZoneOffset.UTC);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(AlbLines.line(start.plusSeconds(i), "198.51.100." + i, 200, "/item/" + i % 7));
    }
    byte[] object = AlbLines.object(lines);
    new IngestStep(
            ref -> new ByteArrayInputStream(object), tables.windows(), Settings.defaults(), clock)
        .ingest(new ObjectRef("logs", AlbLines.key(start.plusSeconds(300), "n"), "v"));
    tables.consumed();
    ScoreStep score =
        new ScoreStep(
            tables.windows(),
            tables.incidents(),
            tables.verdicts(),
            new InMemoryModelStore(),
            Settings.defaults(),
            clock);
    assertThat(score.score().scored()).isEqualTo(1);
    return tables.consumed().readUnits();
  }

  private Incident put(Instant time, FindingType type, boolean over) {
    Incident incident = PastIncidents.of(AlbLines.SOURCE, type, time, over);
    assertThat(tables.incidents().put(incident)).isTrue();
    return incident;
  }
}
