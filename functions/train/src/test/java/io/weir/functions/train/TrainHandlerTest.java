package io.weir.functions.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.EventClock;
import io.weir.aws.Invocation;
import io.weir.log.LogFormat;
import io.weir.step.DispatchStep;
import io.weir.step.Settings;
import io.weir.step.TrainStep;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainHandlerTest {
  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final Invocation invocation = new Invocation();
  private final EventClock clock = new EventClock(Clock.systemUTC());
  private final List<SourceWork> work = new ArrayList<>();
  private final TrainHandler handler =
      new TrainHandler(
          new DispatchStep(windows, work::addAll, Backlog.NONE, clock, clock),
          new TrainStep(windows, new InMemoryModelStore(), Settings.defaults(), clock),
          Optional.empty());

  @Test
  void models_areTrainedAsOfTheTimeOfTheEvent() throws IOException {
    WindowKey key =
        WindowKey.of(
            "app/shop/50dc6c495c0c9188",
            Instant.parse("2026-03-02T10:00:00Z"),
            WindowKey.DEFAULT_WIDTH);
    windows.noteArrival(new SourceArrival(LogFormat.ALB, key, key.end()), key.end());
    invocation.of(handler, Invocation.event("schedule-train.json"));
    assertThat(work).extracting(SourceWork::source).containsExactly("app/shop/50dc6c495c0c9188");
    invocation.of(handler, Invocation.event("queue-train.json"));
    assertThat(invocation.log())
        .contains("\"time\":\"2026-03-02T03:17:00Z\"")
        .contains("\"kept\":1");
  }

  @Test
  void event_withoutATimeIsRefused() {
    assertThatThrownBy(() -> invocation.of(handler, "{\"source\":\"x\"}"))
        .hasMessageContaining("not a scheduled event");
  }
}
