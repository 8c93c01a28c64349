package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A release takes over the data of the one before, and after a roll-back what the newer one wrote
 * is passed over by name, and read once that is back.
 */
class ReleaseChangeTest {
  /** When the golden items were written. */
  private static final Instant STORED = Instant.parse("2026-03-05T00:10:00Z");

  private static final Instant START = AlbLines.yesterday();

  @TempDir Path logs;
  private LocalCloud cloud;
  private Alarms alarms;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {});
    alarms = new Alarms(TestServers.template(), cloud);
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @Test
  void releaseBefore_isTakenOverWithItsHistoryMarksAndIncidents() throws IOException {
    GoldenItems.put(cloud.dynamo(), cloud.name("WindowsTable"), "windows-table-1.json");
    GoldenItems.put(cloud.dynamo(), cloud.name("IncidentsTable"), "incidents-table-1.json");
    cloud.drainStream();
    int before = cloud.alerts().size();

    cloud.score(STORED.plusSeconds(60));
    cloud.drainStream();
    assertThat(cloud.windows().dirtyWindows(AlbLines.SOURCE)).isEmpty();
    assertThat(alarms.isBreached("SetbacksAlarm")).isFalse();
    assertThat(cloud.alerts()).hasSize(before);
    assertThat(cloud.incidents().incidents(AlbLines.SOURCE, STORED.minusSeconds(400_000)))
        .hasSize(3)
        .extracting(Incident::state)
        .doesNotContain(Incident.State.OPEN);

    deliver(AlbLines.SOURCE, STORED);
    cloud.score(STORED.plusSeconds(1200));
    cloud.drainStream();
    assertThat(cloud.log("ScoreFunction")).doesNotContain("WARN");
    assertThat(cloud.alerts().subList(before, cloud.alerts().size()))
        .anyMatch(alert -> alert.attributes().get("type").equals("SQL_Injection"));
    cloud.train(STORED.plusSeconds(3600));
    assertThat(alarms.isBreached("TrainFailedAlarm")).isFalse();
  }

  @Test
  void releaseOfTheSecondItems_isTakenOverAndNothingIsToldAgain() throws IOException {
    cloud.close();
    cloud = LocalCloud.start(Mode.IN_PROCESS, Map.of("WindowSeconds", "3600"), logs, line -> {});
    alarms = new Alarms(TestServers.template(), cloud);
    GoldenItems.put(cloud.dynamo(), cloud.name("WindowsTable"), "windows-table-2.json");
    GoldenItems.put(cloud.dynamo(), cloud.name("IncidentsTable"), "incidents-table-2.json");
    cloud.drainStream();
    int before = cloud.alerts().size();
    Incident attack = cloud.incidents().incident("072413873f491286e125").orElseThrow();

    cloud.score(Instant.parse("2026-03-04T13:20:00Z"));
    cloud.drainStream();
    assertThat(cloud.windows().dirtyWindows(AlbLines.SOURCE)).isEmpty();
    assertThat(alarms.isBreached("SetbacksAlarm")).isFalse();
    assertThat(cloud.log("ScoreFunction")).doesNotContain("WARN");
    Incident goesOn = cloud.incidents().incident(attack.id()).orElseThrow();
    assertThat(goesOn.windows()).isEqualTo(2);
    assertThat(goesOn.opened()).isEqualTo(attack.opened());
    assertThat(cloud.alerts().subList(before, cloud.alerts().size()))
        .noneMatch(alert -> alert.attributes().get("type").equals("SQL_Injection"));
  }

  @Test
  void newerRelease_isPassedOverAndReadOnceItIsBack() throws IOException {
    String other = "app/other/2222222222222222";
    deliver(AlbLines.SOURCE, START);
    deliver(other, START);
    StoredItems items = new StoredItems(cloud);
    String part = "part#%012d#300#%s".formatted(START.getEpochSecond(), AlbLines.SOURCE);
    AttributeValue newer = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {99, 1}));
    AttributeValue written = items.replace("WindowsTable", part, "content", newer);
    cloud.score(START.plusSeconds(1200));
    cloud.drainStream();
    assertThat(alarms.raised()).containsExactly("SetbacksAlarm");
    assertThat(told(other)).isEqualTo(1);
    assertThat(told(AlbLines.SOURCE)).isZero();

    items.replace("WindowsTable", part, "content", written);
    cloud.score(START.plusSeconds(1320));
    cloud.drainStream();
    assertThat(told(other)).isEqualTo(1);
    assertThat(told(AlbLines.SOURCE)).isEqualTo(1);
  }

  private long told(String source) {
    return cloud.alerts().stream()
        .filter(alert -> alert.attributes().get("source").equals(source))
        .filter(alert -> alert.attributes().get("type").equals("SQL_Injection"))
        .count();
  }

  private void deliver(String source, Instant start) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(start.plusSeconds(i * 4L), "198.51.100.23", 200, path));
    }
    String key = AlbLines.key(start.plusSeconds(300), source.substring(4, 8));
    List<String> ofSource =
        lines.stream().map(line -> line.replace(AlbLines.SOURCE, source)).toList();
    cloud.putObject(key, AlbLines.object(ofSource), start.plusSeconds(310));
    cloud.deliverOrDie(List.of(key));
  }
}
