package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.LogFormat;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sources are handed out. */
final class DispatchTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final MovedClock clock = new MovedClock(START.plusSeconds(900));
  private final List<SourceWork> work = new ArrayList<>();

  @Test
  void sourcesThatAreInvented_takeNoPlaceOfThoseThatLiveHere() throws IOException {
    for (int i = 0; i < DispatchStep.MAX_SOURCES + 500; i++) {
      arrive("app/made-up-" + i);
    }
    for (int i = 0; i < 20; i++) {
      arrive("app/shop");
      arrive("net/edge");
    }
    DispatchReport report = dispatch(0);
    assertThat(report.due()).isEqualTo(DispatchStep.MAX_SOURCES);
    assertThat(report.leftOut()).isEqualTo(502);
    assertThat(work).extracting(SourceWork::source).contains("app/shop", "net/edge");
  }

  @Test
  void sourceThatIsNotDue_isNotHandedOut() throws IOException {
    arrive("app/shop");
    clock.to(START.plusSeconds(599));
    assertThat(dispatch(0).due()).isZero();
    clock.to(START.plusSeconds(600));
    assertThat(dispatch(0).due()).isEqualTo(1);
    assertThat(work).containsExactly(new SourceWork("app/shop", clock.instant(), false, false));
  }

  @Test
  void dashboard_showsTheFirstByName() throws IOException {
    arrive("b");
    arrive("c");
    arrive("a");
    dispatch(2);
    assertThat(work)
        .filteredOn(SourceWork::shown)
        .extracting(SourceWork::source)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void objectsThatWaitWhileNoneIsRead_meanThatWeAreBehind() throws IOException {
    arrive("app/shop");
    DispatchStep waiting = new DispatchStep(windows, work::addAll, () -> 7, 0, clock, clock);
    assertThat(waiting.due().behind()).isTrue();
    assertThat(work).containsExactly(new SourceWork("app/shop", clock.instant(), true, false));
    assertThat(dispatch(0).behind()).isFalse();
    clock.to(START.plusSeconds(60));
    assertThat(waiting.due().behind()).isFalse();
  }

  private DispatchReport dispatch(int shown) throws IOException {
    return new DispatchStep(windows, work::addAll, Backlog.NONE, shown, clock, clock).due();
  }

  private void arrive(String source) {
    WindowKey key = WindowKey.of(source, START, WindowKey.DEFAULT_WIDTH);
    windows.noteArrival(new SourceArrival(LogFormat.ALB, key, START), START.plusSeconds(600));
  }
}
