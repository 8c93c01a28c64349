package io.weir.store.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AlertBudget} must do. */
public abstract class AlertBudgetContract {
  private static final Instant HOUR = Instant.parse("2026-03-02T10:00:00Z");

  /** Returns an empty budget. */
  protected abstract AlertBudget newBudget();

  @Test
  void takePlace_isGrantedAsOftenAsThereArePlaces() {
    AlertBudget budget = newBudget();
    assertThat(budget.takePlace("app/web/1", "a", HOUR, 2)).isTrue();
    assertThat(budget.takePlace("app/web/1", "b", HOUR, 2)).isTrue();
    assertThat(budget.takePlace("app/web/1", "c", HOUR, 2)).isFalse();
    assertThat(budget.takePlace("app/web/1", "c", HOUR.plusSeconds(3600), 2)).isTrue();
  }

  @Test
  void takePlace_ofOneSourceLeavesThoseOfAnother() {
    AlertBudget budget = newBudget();
    assertThat(budget.takePlace("app/noisy/1", "a", HOUR, 1)).isTrue();
    assertThat(budget.takePlace("app/noisy/1", "b", HOUR, 1)).isFalse();
    assertThat(budget.takePlace("app/web/1", "c", HOUR, 1)).isTrue();
  }

  @Test
  void takePlace_ofOneThatHasAPlaceIsFree() {
    AlertBudget budget = newBudget();
    budget.takePlace("app/web/1", "a", HOUR, 1);
    assertThat(budget.takePlace("app/web/1", "a", HOUR, 1)).isTrue();
    assertThat(budget.takePlace("app/web/1", "b", HOUR, 1)).isFalse();
  }

  /** More than one item of the table could take. */
  @Test
  void hold_keepsAsManyAsThereAre() {
    AlertBudget budget = newBudget();
    String line = "Scanner on x, " + "and so on, ".repeat(180);
    for (int i = 0; i < 250; i++) {
      budget.hold("alert-" + i, HOUR, line);
    }
    assertThat(budget.held(HOUR)).hasSize(250);
    assertThat(budget.takePlace("app/web/1", "alert-250", HOUR, 1)).isTrue();
  }

  @Test
  void hold_keepsEachAlertOnce() {
    AlertBudget budget = newBudget();
    budget.hold("a", HOUR, "Scanner on x");
    budget.hold("b", HOUR, "Scanner on x");
    budget.hold("a", HOUR, "Scanner on x");
    assertThat(budget.held(HOUR)).containsExactly("Scanner on x", "Scanner on x");
    assertThat(budget.held(HOUR.plusSeconds(3600))).isEmpty();
  }
}
