package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.Metric;
import io.weir.aws.dynamo.Journal;
import io.weir.cloud.service.ReceivedMetric;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardFileTest {
  private static final Instant TIME = Instant.parse("2026-03-03T10:00:00Z");
  private static final Map<String, String> SOURCE = Map.of("Source", "app/shop/1");

  @Test
  void metricsThatAFunctionLogs_areAmongThoseThatAreDrawn() throws IOException {
    StringBuilder log = new StringBuilder("a line of Lambda's own\n");
    Journal journal = new Journal(log::append);
    journal.info("WindowsScored", Map.of("scored", 1));
    journal.metrics(
        "Weir/test",
        List.of(
            new Metric("Requests", SOURCE, 120, "Count", TIME),
            new Metric("ServerErrorRate", SOURCE, 2.5, "Percent", TIME)));
    assertThat(DashboardFile.logged(log.toString()))
        .containsExactly(
            new ReceivedMetric("Weir/test", "Requests", SOURCE, 120, "Count", TIME),
            new ReceivedMetric("Weir/test", "ServerErrorRate", SOURCE, 2.5, "Percent", TIME));
  }
}
