package io.weir.functions.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.EventClock;
import io.weir.aws.Invocation;
import io.weir.incident.SuppressionJson;
import io.weir.log.LogFormat;
import io.weir.step.DispatchStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreStep;
import io.weir.store.SuppressionStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreHandlerTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
  private final Invocation invocation = new Invocation();
  private final List<SourceWork> work = new ArrayList<>();

  @Test
  void windows_areJudgedAsOfTheTimeOfTheEvent() throws IOException {
    mark(START);
    mark(START.plusSeconds(900));
    invocation.of(handler(List::of), Invocation.event("queue-score.json"));
    assertThat(invocation.log())
        .contains("\"time\":\"2026-03-02T10:20:00Z\"")
        .contains("\"scored\":1")
        .contains("\"waiting\":1");
  }

  @Test
  void schedule_handsOutTheSourcesThatAreDue() throws IOException {
    mark(START);
    invocation.of(handler(List::of), Invocation.event("schedule-score.json"));
    assertThat(invocation.log()).contains("\"event\":\"SourcesDue\"").contains("\"due\":1");
    assertThat(work)
        .containsExactly(
            new SourceWork(
                "app/shop/50dc6c495c0c9188", Instant.parse("2026-03-02T10:20:00Z"), false, true));
  }

  @Test
  void suppressions_thatMakeNoSenseSilenceNothing() throws IOException {
    mark(START);
    ScoreHandler handler = handler(() -> SuppressionJson.read("quiet, please"));
    invocation.of(handler, Invocation.event("queue-score.json"));
    assertThat(invocation.log()).contains("SuppressionsRefused").contains("\"scored\":1");
  }

  @Test
  void event_withoutATimeIsRefused() {
    ScoreHandler handler = handler(List::of);
    assertThatThrownBy(() -> invocation.of(handler, "{\"source\":\"x\"}"))
        .hasMessageContaining("not a scheduled event");
  }

  private ScoreHandler handler(SuppressionStore suppressions) {
    EventClock clock = new EventClock(Clock.systemUTC());
    ScoreStep step =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            new InMemoryModelStore(),
            Settings.defaults(),
            clock);
    return new ScoreHandler(
        new DispatchStep(windows, work::addAll, Backlog.NONE, 1, clock, clock),
        step,
        suppressions,
        () -> AllowList.NONE,
        "Weir/test");
  }

  private void mark(Instant start) {
    WindowKey key = WindowKey.of("app/shop/50dc6c495c0c9188", start, WindowKey.DEFAULT_WIDTH);
    windows.markDirty(key, false, 1);
    windows.noteArrival(new SourceArrival(LogFormat.ALB, key, key.end()), key.end());
  }
}
