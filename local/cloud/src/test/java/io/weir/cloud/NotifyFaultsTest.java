package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cloud.service.ReceivedAlert;
import io.weir.cloud.service.ReceivedEvent;
import io.weir.cloud.service.ReceivedMetric;
import io.weir.cloud.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends alerts through services that fail. The SDK itself tries each request four times. */
class NotifyFaultsTest {
  private static final int ATTEMPTS_OF_THE_SDK = 4;
  private static final Instant START = AlbLines.yesterday();

  @TempDir Path logs;
  private LocalCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {});
    String key = AlbLines.key(START.plusSeconds(300), "n1");
    cloud.putObject(key, AlbLines.object(scan()), START.plusSeconds(330));
    cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_EVENT_BRIDGE);
    cloud.score(START.plusSeconds(1200));
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({"500, InternalFailure", "503, ServiceUnavailable", "400, Throttling"})
  void alerts_areSentOnceEachThroughLastingFailures(int status, String code) throws IOException {
    cloud.failNext(2 * ATTEMPTS_OF_THE_SDK, status, code);
    cloud.drainStream();
    assertThat(cloud.log("NotifyFunction")).contains("\"event\":\"AlertFailed\"");
    cloud.catchUp(Instant.now());
    assertEachSentOnce();
  }

  @Test
  void alerts_areSentOnceThroughAShortFailure() throws IOException {
    cloud.failNext(ATTEMPTS_OF_THE_SDK - 1, 500, "InternalFailure");
    cloud.drainStream();
    assertThat(cloud.log("NotifyFunction")).doesNotContain("AlertFailed");
    assertEachSentOnce();
  }

  @ParameterizedTest
  @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
  void channelThatRefusesAll_holdsUpNoOtherAndCatchesUp(Service broken) throws IOException {
    cloud.failAll(broken, 403, "AuthorizationError");
    cloud.drainStream();
    cloud.catchUp(Instant.now());
    Map<Service, Integer> told = told();
    assertThat(told.remove(broken)).isZero();
    assertThat(told.values()).containsOnly((int) incidentsToTell());
    assertThat(line(cloud.log("NotifyFunction"), "\"event\":\"AlertFailed\""))
        .contains("\"channel\":\"" + broken.name().toLowerCase(Locale.ROOT) + '"');
    cloud.mend();
    cloud.catchUp(Instant.now());
    assertEachSentOnce();
  }

  private Map<Service, Integer> told() {
    return new EnumMap<>(
        Map.of(
            Service.PEOPLE, cloud.alerts().size(),
            Service.CHAT, cloud.chatMessages().size(),
            Service.METRICS, cloud.metrics().size(),
            Service.EVENTS, cloud.events().size()));
  }

  private long incidentsToTell() {
    return cloud.incidents().incidents(AlbLines.SOURCE, START).stream()
        .filter(incident -> incident.noticeNumber() > 0)
        .count();
  }

  private void assertEachSentOnce() {
    assertThat(cloud.alerts()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(cloud.alerts()).extracting(ReceivedAlert::message).doesNotHaveDuplicates();
    assertThat(cloud.chatMessages()).hasSameSizeAs(cloud.alerts()).doesNotHaveDuplicates();
    assertThat(cloud.alerts()).hasSize((int) incidentsToTell());
    assertThat(cloud.metrics()).hasSameSizeAs(cloud.alerts());
    assertThat(cloud.events()).hasSameSizeAs(cloud.alerts()).doesNotHaveDuplicates();
    assertThat(cloud.events()).extracting(ReceivedEvent::source).containsOnly("weir");
    assertThat(cloud.metrics())
        .extracting(ReceivedMetric::dimensions)
        .extracting(Map::size)
        .containsOnly(2);
  }

  private static String line(String log, String part) {
    return log.lines().filter(line -> line.contains(part)).findFirst().orElse("");
  }

  private static List<String> scan() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = START.plusSeconds(i * 4L);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, "198.51.100.23", 403, injection));
      lines.add(AlbLines.line(time, "198.51.100.24", 404, "/../../../../etc/passwd?" + i));
    }
    return lines;
  }
}
