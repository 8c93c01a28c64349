package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.dynamo.DynamoAlertBudget;
import io.weir.aws.dynamo.DynamoBlockStore;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoNoticeStore;
import io.weir.aws.dynamo.DynamoOutbox;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.baseline.ProfileCodec;
import io.weir.feature.Feature;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.log.LogFormat;
import io.weir.store.Block;
import io.weir.store.DirtyWindow;
import io.weir.store.DueSource;
import io.weir.store.OwnPast;
import io.weir.store.WindowSummary;
import io.weir.window.Counter;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Items that earlier versions put into the two tables are still read after an update. */
class StoredTablesTest {
  private static final String SOURCE = "app/shop/50dc6c495c0c9188";
  private static final WindowKey WINDOW =
      WindowKey.of(SOURCE, Instant.parse("2026-03-03T11:10:00Z"), Duration.ofMinutes(5));
  private static final Instant STORED = Instant.parse("2026-03-05T00:10:01Z");
  private static final Clock CLOCK = Clock.fixed(STORED, ZoneOffset.UTC);
  private static final Duration DAYS = Duration.ofDays(60);
  private static final WindowKey LAST =
      WindowKey.of(SOURCE, Instant.parse("2026-03-04T11:00:00Z"), Duration.ofHours(1));
  private static final WindowKey NEXT = WindowKey.of(SOURCE, LAST.end(), Duration.ofHours(1));
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-03-04T13:20:00Z"), ZoneOffset.UTC);

  @Test
  void windowsTable_ofTheFirstVersionIsRead() throws IOException {
    String table = tableWith("WindowsTable", "windows-table-1.json");
    var store = new DynamoWindowStore(TestServers.DYNAMO, table, DAYS, DAYS, CLOCK);
    WindowPart part = store.parts(WINDOW).get(0);
    assertThat(part.window().count(Counter.REQUESTS)).isEqualTo(203);
    assertThat(part.object().bucket()).isEqualTo("logs");
    assertThat(part.object().key()).endsWith("_20260303T1115Z_10.0.1.27_69a6c261.log.gz");
    assertThat(store.sources())
        .singleElement()
        .satisfies(source -> assertThat(source.format()).isEqualTo(LogFormat.ALB))
        .satisfies(source -> assertThat(source.latest()).isEqualTo(WINDOW))
        .satisfies(source -> assertThat(source.arrived()).isEqualTo(STORED));
    WindowSummary summary = store.summaries(SOURCE, WINDOW.start(), WINDOW.end()).get(0);
    assertThat(summary.key()).isEqualTo(WINDOW);
    assertThat(summary.anomalous()).isTrue();
    assertThat(store.dueSources(STORED)).extracting(DueSource::source).containsExactly(SOURCE);
    DirtyWindow mark = store.dirtyWindows(SOURCE).get(0);
    assertThat(mark.key()).isEqualTo(WINDOW);
    store.clearDirty(mark);
    store.rest(store.source(SOURCE).orElseThrow(), Instant.MAX);
    assertThat(store.dueSources(STORED)).isEmpty();
    assertThat(store.dirtyWindows(SOURCE)).isEmpty();
  }

  @Test
  void incidentsTable_ofTheFirstVersionIsRead() throws IOException {
    String table = tableWith("IncidentsTable", "incidents-table-1.json");
    var store = new DynamoIncidentStore(TestServers.DYNAMO, table, DAYS, CLOCK);
    assertThat(store.incidents(SOURCE, WINDOW.start()))
        .extracting(Incident::type)
        .containsExactlyInAnyOrder(FindingType.SQL_INJECTION, FindingType.ERROR_SPIKE);
    Incident attack = store.incident("487cc5fc5b9d0c64c1e7").orElseThrow();
    assertThat(attack.revision()).isEqualTo(7);
    assertThat(store.findings(WINDOW))
        .extracting(Finding::type)
        .containsExactly(FindingType.SQL_INJECTION, FindingType.ERROR_SPIKE);
    var notices = new DynamoNoticeStore(TestServers.DYNAMO, table, "alerts", DAYS, CLOCK);
    assertThat(notices.isConfirmed("490dbf4a72262ff0b404-1")).isTrue();
    assertThat(notices.claim("490dbf4a72262ff0b404-1", STORED, STORED)).isFalse();
  }

  @Test
  void windowsTable_ofTheSecondIsRead() throws IOException {
    String table = tableWith("WindowsTable", "windows-table-2.json");
    var store = new DynamoWindowStore(TestServers.DYNAMO, table, DAYS, DAYS, LATER);
    assertThat(store.rollUp(LAST).objects()).hasSize(66);
    assertThat(store.readParts(LAST, 0).all()).hasSize(1);
    assertThat(store.parts(NEXT))
        .extracting(part -> part.window().count(Counter.REQUESTS))
        .containsExactly(100L, 100L);
    WindowSummary summary = store.summaries(SOURCE, LAST.start(), LAST.end()).get(0);
    assertThat(summary.digest().orElseThrow().features().get(Feature.REQUESTS)).isEqualTo(264);
    WindowSummary brief = store.briefSummaries(SOURCE, LAST.start(), LAST.end()).get(0);
    assertThat(brief).isEqualTo(summary.brief());
    OwnPast past = store.ownPast(SOURCE, Duration.ofHours(1)).orElseThrow();
    assertThat(ProfileCodec.read(past.profile()).windows()).isEqualTo(57);
    DueSource source = store.source(SOURCE).orElseThrow();
    assertThat(source.arrival().latest()).isEqualTo(NEXT);
    DirtyWindow mark = store.dirtyWindows(SOURCE).get(0);
    assertThat(mark.key()).isEqualTo(NEXT);
    assertThat(mark.urgent()).isTrue();
    store.clearDirty(mark);
    assertThat(store.dirtyWindows(SOURCE)).isEmpty();
  }

  @Test
  void incidentsTable_ofTheSecondIsRead() throws IOException {
    String table = tableWith("IncidentsTable", "incidents-table-2.json");
    var store = new DynamoIncidentStore(TestServers.DYNAMO, table, DAYS, LATER);
    Incident attack = store.incident("072413873f491286e125").orElseThrow();
    assertThat(attack.type()).isEqualTo(FindingType.SQL_INJECTION);
    assertThat(attack.proposal()).isPresent();
    assertThat(store.incidents(SOURCE, LAST.start())).hasSize(3).contains(attack);
    assertThat(store.findings(LAST)).extracting(Finding::type).contains(FindingType.SQL_INJECTION);
    var notices = new DynamoNoticeStore(TestServers.DYNAMO, table, "people", DAYS, LATER);
    assertThat(notices.isConfirmed("ec561457c13aa86e3a83-1")).isTrue();
    var budget = new DynamoAlertBudget(TestServers.DYNAMO, table, "people", LATER);
    assertThat(budget.held(LAST.start())).containsExactly("a line of the summary");
    var outbox = new DynamoOutbox(TestServers.DYNAMO, table, "events", LATER);
    assertThat(outbox.waiting(10)).singleElement().matches(each -> each.attempts() == 2);
    var blocks = new DynamoBlockStore(TestServers.DYNAMO, table, DAYS, LATER);
    assertThat(blocks.blocks(LAST.end())).extracting(Block::range).contains("198.51.100.23/32");
    assertThat(blocks.deeds("7a2d0c4be1f35968a0cd")).hasSize(1);
    assertThat(blocks.isReleased("7a2d0c4be1f35968a0cd")).isTrue();
  }

  private static String tableWith(String logicalId, String resource) throws IOException {
    String table = TestServers.newTable(logicalId);
    GoldenItems.put(TestServers.DYNAMO, table, resource);
    return table;
  }
}
