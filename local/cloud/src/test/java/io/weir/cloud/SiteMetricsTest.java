package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.alert.SiteMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the score function's log has for the dashboard, as CloudWatch reads it from there. */
class SiteMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = AlbLines.yesterday();

  /** An hour's history, and an hour that is judged by it. */
  private static final int WINDOWS = 25;

  @TempDir Path logs;

  /** "Embedded metric format specification" in the CloudWatch User Guide. */
  @Test
  void log_hasMetricsOfAsManySourcesAsTheTemplateSays() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {})) {
      for (int i = 0; i < WINDOWS; i++) {
        deliver(cloud, i, AlbLines.SOURCE);
        if (i == 0) {
          deliver(cloud, i, "app/zoo/50dc6c495c0c9188");
        }
      }
      cloud.score(START.plusSeconds(300L * WINDOWS + 1200));
      List<JsonNode> lines = new ArrayList<>();
      for (String line : cloud.log("ScoreFunction").lines().toList()) {
        JsonNode json = JSON.readTree(line);
        if (json.has("_aws")) {
          lines.add(json);
        }
      }
      assertThat(lines).hasSize(WINDOWS).allSatisfy(SiteMetricsTest::isWellFormed);
      assertThat(lines.get(0).path("Requests").asDouble()).isEqualTo(60);
      assertThat(lines.get(0).path("ServerErrorRate").asDouble()).isEqualTo(100 / 60.0);
      JsonNode last = lines.get(WINDOWS - 1);
      // The 95th and 99th of 60 response times would say nothing.
      assertThat(SiteMetrics.NAMES)
          .filteredOn(name -> !last.has(name))
          .containsExactly("LatencyP95", "LatencyP99");
      assertThat(last.path("Requests").asDouble())
          .isBetween(
              last.path("RequestsExpectedLow").asDouble(),
              last.path("RequestsExpectedHigh").asDouble());
    }
  }

  private static void isWellFormed(JsonNode line) {
    JsonNode directive = line.path("_aws").path("CloudWatchMetrics").get(0);
    assertThat(line.path("_aws").path("Timestamp").isIntegralNumber()).isTrue();
    assertThat(directive.path("Namespace").asText()).isEqualTo("Weir/weir-local");
    assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Source\"]]");
    assertThat(line.path("Source").asText()).isEqualTo(AlbLines.SOURCE);
    assertThat(directive.path("Metrics")).isNotEmpty();
    for (JsonNode metric : directive.path("Metrics")) {
      assertThat(SiteMetrics.NAMES).contains(metric.path("Name").asText());
      assertThat(metric.path("Unit").asText()).isIn("Count", "Percent", "Milliseconds", "None");
      assertThat(line.path(metric.path("Name").asText()).isNumber()).isTrue();
    }
  }

  private static void deliver(LocalCloud cloud, int window, String source) throws IOException {
    Instant start = START.plusSeconds(300L * window);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = start.plusSeconds(i * 4L);
      int status = i == 30 ? 503 : 200;
      lines.add(
          AlbLines.line(time, "203.0.113." + (i % 20), status, "/item/" + i)
              .replace(AlbLines.SOURCE, source));
    }
    String key =
        AlbLines.key(start.plusSeconds(300), "n" + window)
            .replace("app.shop", source.replace('/', '.'));
    cloud.putObject(key, AlbLines.object(lines), start.plusSeconds(310));
    assertThat(cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_S3)).isEmpty();
  }
}
