package io.weir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.FormTally;
import io.weir.window.WindowKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final FormTally FORM =
      new FormTally("cmdi.brace-expansion", "/api/*/query", 42, 40, 40, 12, 0.5);

  private final InMemoryIncidentStore store = new InMemoryIncidentStore();
  private final Habits habits = new Habits(store);
  private final IncidentTracker tracker =
      new IncidentTracker(store, Paging.defaults(), new Suppressions(List.of()));

  private static WindowKey window(int index) {
    return WindowKey.of("app/shop/1", START.plusSeconds(300L * index), WindowKey.DEFAULT_WIDTH);
  }

  private void seen(int window) {
    Finding finding =
        new Finding(
            window(window),
            FindingType.SITE_HABIT,
            FORM.rule() + " " + FORM.path(),
            Severity.LOW,
            0.5,
            "12 clients send it",
            List.of(),
            false,
            Sample.EMPTY);
    tracker.apply(window(window), List.of(finding), type -> true);
    tracker.resolve("app/shop/1", window(window).end());
  }

  private boolean isLearned(int window) {
    return habits.learned(window(window), List.of(FORM)).contains(FORM.id());
  }

  @Test
  void habitOfHours_isLearnedAndToldOnce() {
    for (int w = 0; w < 200; w++) {
      assertThat(isLearned(w)).as("window " + w).isEqualTo(w >= 48);
      seen(w);
    }
    assertThat(store.allIncidents()).hasSize(1);
    assertThat(store.allIncidents().get(0).noticeNumber()).isEqualTo(1);
  }

  @Test
  void habitOfAnHour_isNotLearned() {
    for (int w = 0; w < 12; w++) {
      seen(w);
    }
    assertThat(isLearned(300)).isFalse();
  }

  @Test
  void habitOfFewWindowsInADay_isNotLearned() {
    for (int w = 0; w < 288; w += 18) {
      seen(w);
    }
    assertThat(isLearned(288)).isFalse();
  }

  @Test
  void habitNotSeenForWeeks_isForgottenAndLearnedAnew() {
    for (int w = 0; w < 100; w++) {
      seen(w);
    }
    int weeksLater = 100 + 15 * 288;
    assertThat(isLearned(weeksLater)).isFalse();
    seen(weeksLater);
    assertThat(isLearned(weeksLater + 1)).isFalse();
  }

  @Test
  void habitOfAnotherSource_isNone() {
    for (int w = 0; w < 100; w++) {
      seen(w);
    }
    WindowKey other = WindowKey.of("app/other/1", window(100).start(), WindowKey.DEFAULT_WIDTH);
    assertThat(habits.learned(other, List.of(FORM))).isEmpty();
  }
}
