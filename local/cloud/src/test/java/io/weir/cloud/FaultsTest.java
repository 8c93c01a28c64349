package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.s3.S3ModelStore;
import io.weir.bytes.Blob;
import io.weir.store.StoredModel;
import io.weir.window.Counter;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each bad thing in the deployed shape raises the alarm that is its own, and stops nothing else.
 */
class FaultsTest {
  private static final Instant START = AlbLines.yesterday();
  private static final String BAD = "app/bad/1111111111111111";
  private static final String GOOD = "app/good/2222222222222222";

  @TempDir Path logs;
  private LocalCloud cloud;
  private Alarms alarms;
  private StoredItems items;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {});
    alarms = new Alarms(TestServers.template(), cloud);
    items = new StoredItems(cloud);
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @Test
  void objectThatIsCut_endsWithTheDeadLettersAndIsCountedOnceAfterARedrive() throws IOException {
    byte[] whole = AlbLines.object(attack(BAD, 0));
    String cut = put(BAD, 0, Arrays.copyOf(whole, whole.length - 100));
    cloud.deliverOrDie(List.of(cut, put(GOOD, 0, AlbLines.object(attack(GOOD, 0)))));
    scoreAndTell(20);
    assertThat(alarms.raised()).containsExactly("LogObjectsFailedAlarm");
    assertThat(told(GOOD)).isEqualTo(1);
    assertThat(told(BAD)).isZero();
    assertThat(cloud.log("IngestFunction")).contains("\"event\":\"ObjectFailed\"");
    // Written again, whole: that is news of its own, and the dead letter's object is gone.
    cloud.deliverOrDie(List.of(put(BAD, 0, whole)));
    cloud.redrive();
    scoreAndTell(22);
    assertThat(alarms.raised()).isEmpty();
    assertThat(told(BAD)).isEqualTo(1);
    assertThat(requests(BAD)).isEqualTo(attack(BAD, 0).size());
  }

  @Test
  void partThatCannotBeRead_isNamedAndTheOtherSourceIsTold() throws IOException {
    ingest(BAD, 0);
    ingest(GOOD, 0);
    items.spoil("WindowsTable", "part#" + partition(BAD));
    expectSetback("PartUnreadable", 20);
  }

  @Test
  void summaryThatCannotBeRead_isLeftOut() throws IOException {
    ingest(BAD, 0);
    scoreAndTell(20);
    items.spoil("WindowsTable", "summary#" + BAD);
    ingest(BAD, 1);
    ingest(GOOD, 1);
    expectSetback("SummaryUnreadable", 25);
  }

  @Test
  void incidentThatCannotBeRead_isLeftOut() throws IOException {
    ingest(BAD, 0);
    scoreAndTell(20);
    for (Map<String, AttributeValue> item : items.items("IncidentsTable", "incidents#" + BAD)) {
      items.set("IncidentsTable", item, "json", AttributeValue.fromS("{\"version\":99}"));
    }
    ingest(BAD, 1);
    ingest(GOOD, 1);
    scoreAndTell(25);
    assertThat(cloud.log("ScoreFunction")).contains("\"event\":\"IncidentUnreadable\"");
    assertThat(alarms.isBreached("SetbacksAlarm")).isTrue();
    assertThat(told(GOOD)).isEqualTo(1);
  }

  @Test
  void pointerWithoutItsModel_isDoneWithout() throws IOException {
    S3ModelStore models = new S3ModelStore(cloud.s3(), cloud.name("ModelBucket"));
    models.publish(new StoredModel(BAD, "1", Blob.of(new byte[] {1}), Blob.of(new byte[] {1})));
    String folder = "models/" + BAD.replace("/", "=2F") + "/1/";
    cloud
        .s3()
        .deleteObject(
            request -> request.bucket(cloud.name("ModelBucket")).key(folder + "model.pb"));
    ingest(BAD, 0);
    ingest(GOOD, 0);
    expectSetback("ModelUnreadable", 20);
    assertThat(told(BAD)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"allow.json", "suppressions.json"})
  void documentThatMakesNoSense_holdsUpNothing(String key) throws IOException {
    cloud.putDocument(key, "{\"version\": 99}");
    ingest(GOOD, 0);
    scoreAndTell(20);
    assertThat(alarms.raised()).containsExactly("SetbacksAlarm");
    assertThat(told(GOOD)).isEqualTo(1);
  }

  @Test
  void messageThatTheFunctionDiesOf_isADeadLetterAndTheRestIsScored() throws IOException {
    ingest(GOOD, 0);
    cloud.putMessage("ScoreQueue", "{\"source\":");
    scoreAndTell(20);
    assertThat(alarms.raised()).containsExactly("SourcesFailedAlarm");
    assertThat(told(GOOD)).isEqualTo(1);
  }

  @Test
  void trainingThatFails_raisesItsAlarmAndDetectionGoesOn() throws IOException {
    ingest(GOOD, 0);
    cloud.putMessage("TrainQueue", "{\"source\":");
    cloud.train(START.plusSeconds(600));
    scoreAndTell(20);
    assertThat(alarms.raised()).containsExactlyInAnyOrder("TrainFailedAlarm", "SourcesFailedAlarm");
    assertThat(cloud.log("TrainFunction")).contains("\"event\":\"ModelsTrained\"");
    assertThat(told(GOOD)).isEqualTo(1);
  }

  @Test
  void scheduleThatFails_isKeptForLookingAt() throws IOException {
    ingest(GOOD, 0);
    cloud.failSchedule("ScoreFunction");
    scoreAndTell(20);
    assertThat(alarms.raised()).containsExactly("EventsFailedAlarm");
    assertThat(told(GOOD)).isEqualTo(1);
  }

  private void expectSetback(String event, int minutes) throws IOException {
    scoreAndTell(minutes);
    assertThat(alarms.raised()).containsExactly("SetbacksAlarm");
    assertThat(cloud.log("ScoreFunction").lines().filter(line -> line.contains('"' + event + '"')))
        .hasSize(1)
        .allMatch(line -> line.contains(BAD) && line.contains("\"level\":\"WARN\""));
    assertThat(told(GOOD)).isEqualTo(1);
  }

  private void ingest(String source, int window) throws IOException {
    cloud.deliverOrDie(List.of(put(source, window, AlbLines.object(attack(source, window)))));
  }

  private void scoreAndTell(int minutes) throws IOException {
    cloud.score(START.plusSeconds(60L * minutes));
    cloud.drainStream();
  }

  private String put(String source, int window, byte[] bytes) {
    Instant end = START.plusSeconds(300L * (window + 1));
    String key = AlbLines.key(end, source.substring(4, 7) + window);
    cloud.putObject(key, bytes, end.plusSeconds(10));
    return key;
  }

  private long told(String source) {
    return cloud.alerts().stream()
        .filter(alert -> alert.attributes().get("source").equals(source))
        .filter(alert -> alert.attributes().get("type").equals("SQL_Injection"))
        .count();
  }

  private long requests(String source) throws IOException {
    WindowKey key = WindowKey.of(source, START, WindowKey.DEFAULT_WIDTH);
    return cloud.windows().parts(key).stream()
        .mapToLong(part -> part.window().count(Counter.REQUESTS))
        .sum();
  }

  private static List<String> attack(String source, int window) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = START.plusSeconds(300L * window + i * 4L);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, "198.51.100.23", 200, path));
    }
    return lines.stream().map(line -> line.replace(AlbLines.SOURCE, source)).toList();
  }

  private static String partition(String source) {
    return "%012d#300#%s".formatted(START.getEpochSecond(), source);
  }
}
