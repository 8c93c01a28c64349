package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.Metric;
import io.weir.store.memory.InMemoryAlertBudget;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A flood of sources and kinds makes no flood of metrics that are paid for. */
final class BoundedMetricsTest {
  private static final Instant HOUR = Instant.parse("2026-03-02T10:00:00Z");

  private final List<Metric> sent = new ArrayList<>();
  private final MovedClock clock = new MovedClock(HOUR);
  private final BoundedMetrics metrics =
      new BoundedMetrics(sent::addAll, new InMemoryAlertBudget(), 5, clock);

  @Test
  void metricsOfAnHour_areNeverMoreThanTheCap() throws IOException {
    for (int source = 0; source < 1000; source++) {
      metrics.send(List.of(metric("IncidentsOpened", source), metric("IncidentsResolved", source)));
    }
    Set<String> paidFor = new HashSet<>();
    sent.forEach(metric -> paidFor.add(metric.name() + metric.dimensions()));
    assertThat(paidFor).hasSize(5 + 2);
    assertThat(sent.stream().mapToDouble(Metric::value).sum()).isEqualTo(2000);
    assertThat(sent.get(1999).dimensions())
        .isEqualTo(Map.of("Source", BoundedMetrics.OTHERS, "Type", BoundedMetrics.OTHERS));
  }

  @Test
  void metricThatHasAPlace_keepsItForTheHour() throws IOException {
    for (int round = 0; round < 3; round++) {
      for (int source = 0; source < 6; source++) {
        metrics.send(List.of(metric("IncidentsOpened", source)));
      }
    }
    assertThat(sent).filteredOn(metric -> isOf(metric, 2)).hasSize(3);
    assertThat(sent).filteredOn(metric -> isOf(metric, 5)).isEmpty();
    clock.to(HOUR.plusSeconds(3600));
    metrics.send(List.of(metric("IncidentsOpened", 5)));
    assertThat(sent).filteredOn(metric -> isOf(metric, 5)).hasSize(1);
  }

  private static boolean isOf(Metric metric, int source) {
    return metric.dimensions().get("Source").equals("app/shop" + source);
  }

  private static Metric metric(String name, int source) {
    return new Metric(
        name, Map.of("Source", "app/shop" + source, "Type", "Error_Spike"), 1, "Count", HOUR);
  }
}
