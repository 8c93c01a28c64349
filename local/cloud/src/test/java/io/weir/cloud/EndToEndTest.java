package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cloud.service.ReceivedAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndToEndTest {
  private static final Instant START = AlbLines.yesterday();

  private static final String SCANNER = "198.51.100.23";

  @TempDir Path logs;

  @ParameterizedTest
  @EnumSource
  void deliveredScan_isToldOnce(Mode mode) throws IOException {
    assumeTrue(mode == Mode.IN_PROCESS || Mode.best() == mode);
    try (LocalCloud cloud = LocalCloud.start(mode, logs, line -> {})) {
      List<String> keys = new ArrayList<>();
      for (int node = 0; node < 3; node++) {
        String key = AlbLines.key(START.plusSeconds(300), "node" + node);
        cloud.putObject(key, AlbLines.object(lines(node)), START.plusSeconds(330));
        keys.add(key);
      }
      deliverScoreAndTell(cloud, keys);

      assertThat(cloud.alerts())
          .filteredOn(alert -> alert.attributes().get("type").equals("SQL_Injection"))
          .hasSize(1)
          .allSatisfy(
              alert -> {
                assertThat(alert.message()).contains(AlbLines.SOURCE).contains(SCANNER);
                assertThat(alert.attributes()).containsEntry("notice", "OPENED");
              });
      assertThat(cloud.chatMessages()).hasSameSizeAs(cloud.alerts());
      JsonNode chat = new ObjectMapper().readTree(cloud.chatMessages().get(0).message());
      assertThat(chat.path("source").asText()).isEqualTo("custom");
      assertThat(cloud.metrics())
          .hasSameSizeAs(cloud.alerts())
          .allSatisfy(
              metric -> {
                assertThat(metric.name()).isEqualTo("IncidentsOpened");
                assertThat(metric.namespace()).isEqualTo("Weir/weir-local");
                assertThat(metric.dimensions()).containsEntry("Source", AlbLines.SOURCE);
              });

      List<ReceivedAlert> before = cloud.alerts();
      deliverScoreAndTell(cloud, keys);
      assertThat(cloud.alerts()).isEqualTo(before);
      cloud.train(START.plusSeconds(3600));
      assertThat(cloud.log("TrainFunction")).contains("\"event\":\"ModelsTrained\"");
    }
  }

  private static void deliverScoreAndTell(LocalCloud cloud, List<String> keys) throws IOException {
    assertThat(cloud.deliver(keys, DeliveryShape.QUEUE_OF_EVENT_BRIDGE)).isEmpty();
    cloud.score(START.plusSeconds(1200));
    cloud.drainStream();
  }

  private static List<String> lines(int node) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = START.plusSeconds(i * 4L + node);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      if (i % 3 == 0) {
        String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
        lines.add(AlbLines.line(time, SCANNER, 403, path));
      }
    }
    return lines;
  }
}
