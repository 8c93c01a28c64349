package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.AlertMessage;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoNoticeStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.bytes.Blob;
import io.weir.step.IngestStep;
import io.weir.step.NotifyStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreStep;
import io.weir.store.IncidentStore;
import io.weir.store.VerdictStore;
import io.weir.store.WindowStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryNoticeStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.outbound.NoticeStore;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same objects, delivered once, twice, shuffled and by eight threads at once, leave the same
 * windows and alerts: in memory, and in the tables of the template.
 */
class ExactlyOnceTest {
  private static final int SEEDS = 50;
  private static final int WINDOWS = 3;
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Clock NOW = Clock.fixed(START.plusSeconds(3600), ZoneOffset.UTC);
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final ExecutorService EIGHT = Executors.newFixedThreadPool(8);

  @AfterAll
  static void stop() {
    EIGHT.shutdownNow();
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void deliveries_leaveTheSameWindowsAndAlerts(long seed) throws Exception {
    Map<ObjectRef, byte[]> objects = objects(new Random(seed));
    List<ObjectRef> once = List.copyOf(objects.keySet());
    List<ObjectRef> twice = new ArrayList<>(once);
    twice.addAll(once);
    List<ObjectRef> shuffled = new ArrayList<>(twice);
    Collections.shuffle(shuffled, new Random(-seed));

    Outcome expected = deliver(objects, once, inMemory(), 1);
    assertThat(expected.windows()).hasSize(WINDOWS);
    assertThat(expected.alerts()).isNotEmpty();
    assertThat(deliver(objects, twice, inMemory(), 1)).isEqualTo(expected);
    assertThat(deliver(objects, shuffled, inMemory(), 1)).isEqualTo(expected);
    assertThat(deliver(objects, shuffled, inMemory(), 8)).isEqualTo(expected);
    assertThat(deliver(objects, shuffled, inDynamo(), 8)).isEqualTo(expected);
  }

  private record Stores(
      WindowStore windows, IncidentStore incidents, VerdictStore verdicts, NoticeStore notices) {}

  private record Outcome(Map<WindowKey, Blob> windows, List<AlertMessage> alerts) {}

  private static Stores inMemory() {
    InMemoryWindowStore windows = new InMemoryWindowStore();
    IncidentStore incidents = new InMemoryIncidentStore();
    VerdictStore verdicts = new InMemoryVerdictStore(windows, incidents);
    return new Stores(windows, incidents, verdicts, new InMemoryNoticeStore());
  }

  private static Stores inDynamo() {
    Clock clock = Clock.systemUTC();
    String incidents = TestServers.newTable("IncidentsTable");
    String windows = TestServers.newTable("WindowsTable");
    return new Stores(
        new DynamoWindowStore(TestServers.DYNAMO, windows, RETENTION, RETENTION, clock),
        new DynamoIncidentStore(TestServers.DYNAMO, incidents, RETENTION, clock),
        new DynamoVerdictStore(TestServers.DYNAMO, windows, incidents, RETENTION, RETENTION, clock),
        new DynamoNoticeStore(TestServers.DYNAMO, incidents, "people", RETENTION, clock));
  }

  private static Outcome deliver(
      Map<ObjectRef, byte[]> objects, List<ObjectRef> deliveries, Stores stores, int threads)
      throws Exception {
    IngestStep ingest =
        new IngestStep(
            object -> new ByteArrayInputStream(objects.get(object)),
            stores.windows(),
            Settings.defaults(),
            NOW);
    if (threads == 1) {
      for (ObjectRef object : deliveries) {
        ingest.ingest(object);
      }
    } else {
      List<Future<?>> running = new ArrayList<>();
      for (ObjectRef object : deliveries) {
        running.add(EIGHT.submit(() -> ingest.ingest(object)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    List<AlertMessage> alerts = scoreAndTell(stores);
    return new Outcome(windows(stores.windows()), alerts);
  }

  private static List<AlertMessage> scoreAndTell(Stores stores) throws IOException {
    ScoreStep score =
        new ScoreStep(
            stores.windows(),
            stores.incidents(),
            stores.verdicts(),
            new InMemoryModelStore(),
            Settings.defaults(),
            NOW);
    assertThat(score.score().scored()).isEqualTo(WINDOWS);
    assertThat(stores.windows().dirtyWindows(AlbLines.SOURCE)).isEmpty();
    List<AlertMessage> alerts = new ArrayList<>();
    NotifyStep notify = new NotifyStep(stores.notices(), alerts::add, metrics -> {}, NOW);
    // Each change comes twice, as records of a stream may.
    for (int i = 0; i < 2; i++) {
      for (var incident : stores.incidents().incidents(AlbLines.SOURCE, Instant.EPOCH)) {
        notify.notify(incident);
      }
    }
    return alerts;
  }

  private static Map<WindowKey, Blob> windows(WindowStore store) {
    Map<WindowKey, Blob> windows = new TreeMap<>();
    for (int i = 0; i < WINDOWS; i++) {
      WindowKey key =
          WindowKey.of(AlbLines.SOURCE, START.plusSeconds(300L * i), WindowKey.DEFAULT_WIDTH);
      Window merged = new Window();
      store.parts(key).forEach(part -> merged.merge(part.window()));
      windows.put(key, Blob.of(WindowCodec.encode(merged)));
    }
    return windows;
  }

  private static Map<ObjectRef, byte[]> objects(Random random) {
    Map<ObjectRef, byte[]> objects = new java.util.LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      String key = AlbLines.key(START.plusSeconds(300), "n" + i);
      objects.put(new ObjectRef("logs", key, "v" + i), AlbLines.object(lines(random, i)));
    }
    return objects;
  }

  private static List<String> lines(Random random, int node) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant time = START.plusSeconds(random.nextInt(300)).plusMillis(random.nextInt(1000));
      String client = "203.0.113." + random.nextInt(30);
      int status = random.nextInt(10) == 0 ? 500 : 200;
      lines.add(AlbLines.line(time, client, status, "/item/" + random.nextInt(20)));
      if (i % 4 == 0) {
        String path = "/item?id=" + i + "%27%20UNION%20SELECT%20" + random.nextInt(99) + "--";
        lines.add(AlbLines.line(time, "198.51.100.23", 200, path));
      }
    }
    for (int window = 1; window < WINDOWS; window++) {
      Instant time = START.plusSeconds(300L * window + node);
      lines.add(AlbLines.line(time, "203.0.113.77", 200, "/late"));
    }
    return lines;
  }
}
