package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.aws.s3.S3ModelStore;
import io.weir.bytes.Blob;
import io.weir.incident.Incident;
import io.weir.step.IngestStep;
import io.weir.step.Setback;
import io.weir.step.Settings;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.store.IncidentStore;
import io.weir.store.StoredModel;
import io.weir.store.WindowStore;
import io.weir.window.ObjectRef;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever lies in the tables and the bucket and cannot be read stops itself and nothing else. */
class OneBadThingTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final String BAD = "app/bad/1111111111111111";
  private static final String GOOD = "app/good/2222222222222222";

  private final String windowsTable = TestServers.newTable("WindowsTable");
  private final String incidentsTable = TestServers.newTable("IncidentsTable");
  private final String bucket = TestServers.newBucket();
  private final WindowStore windows =
      new DynamoWindowStore(
          TestServers.DYNAMO, windowsTable, RETENTION, RETENTION, Clock.systemUTC());
  private final IncidentStore incidents =
      new DynamoIncidentStore(TestServers.DYNAMO, incidentsTable, RETENTION, Clock.systemUTC());

  @Test
  void part_ofAnUnknownVersionHoldsUpItsWindowForAWhileAndNoOther() throws IOException {
    ingest(BAD, 0, 30);
    ingest(BAD, 1, 30);
    ingest(GOOD, 0, 30);
    spoil("part#", BAD, 0, "content");
    ScoreReport first = score(20);
    assertThat(first.scored()).isEqualTo(2);
    assertThat(first.setbacks())
        .extracting(Setback::kind, Setback::source)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Setback.Kind.PART_UNREADABLE, BAD));
    assertThat(first.setbacks().get(0).reason()).contains(key(BAD, 0)).contains("version");
    assertThat(told(GOOD)).hasSize(1);
    assertThat(windows.dirtyWindows(BAD)).hasSize(1);
    int minutes = 20;
    while (!windows.dirtyWindows(BAD).isEmpty() && minutes < 300) {
      score(++minutes);
    }
    assertThat(minutes).isBetween(40, 60);
    assertThat(windows.summaries(BAD, START, START.plusSeconds(1)))
        .singleElement()
        .matches(summary -> summary.anomalous(), "is not learned from");
  }

  @Test
  void part_thatCanBeReadAgainIsJudgedWhole() throws IOException {
    ingest(BAD, 0, 30);
    AttributeValue before = spoil("part#", BAD, 0, "content");
    assertThat(score(20).scored()).isZero();
    restore("part#", BAD, 0, "content", before);
    assertThat(score(22).scored()).isEqualTo(1);
    assertThat(told(BAD)).hasSize(1);
    assertThat(windows.dirtyWindows(BAD)).isEmpty();
  }

  @Test
  void summary_thatCannotBeReadIsLeftOut() throws IOException {
    ingest(BAD, 0, 0);
    ingest(GOOD, 0, 0);
    assertThat(score(20).setbacks()).isEmpty();
    spoilSummary();
    ingest(BAD, 1, 30);
    ingest(GOOD, 1, 30);
    ScoreReport report = score(25);
    assertThat(report.scored()).isEqualTo(2);
    assertThat(report.setbacks())
        .extracting(Setback::kind)
        .containsExactly(Setback.Kind.SUMMARY_UNREADABLE);
    assertThat(told(BAD)).hasSize(1);
    assertThat(told(GOOD)).hasSize(1);
  }

  @Test
  void incident_thatCannotBeReadIsLeftOut() throws IOException {
    ingest(BAD, 0, 30);
    score(20);
    String id = told(BAD).get(0).id();
    TestServers.DYNAMO.updateItem(
        request ->
            request
                .tableName(incidentsTable)
                .key(
                    Map.of(
                        "pk", AttributeValue.fromS("incidents#" + BAD),
                        "sk", AttributeValue.fromS(id)))
                .updateExpression("SET json = :json")
                .expressionAttributeValues(Map.of(":json", AttributeValue.fromS("{\"new\":9}"))));
    ingest(BAD, 1, 30);
    ingest(GOOD, 1, 30);
    ScoreReport report = score(25);
    assertThat(report.scored()).isEqualTo(2);
    assertThat(report.setbacks())
        .extracting(Setback::kind)
        .containsOnly(Setback.Kind.INCIDENT_UNREADABLE);
    assertThat(report.setbacks().get(0).reason()).contains(id);
    assertThat(told(BAD)).hasSize(1);
    assertThat(told(GOOD)).hasSize(1);
  }

  @Test
  void model_thatIsNotThereIsDoneWithout() throws IOException {
    S3ModelStore models = new S3ModelStore(TestServers.S3, bucket);
    Blob some = Blob.of(new byte[] {1});
    models.publish(new StoredModel(BAD, "1", some, some));
    String folder = "models/" + BAD.replace("/", "=2F") + "/1/";
    TestServers.S3.deleteObject(request -> request.bucket(bucket).key(folder + "model.pb"));
    ingest(BAD, 0, 30);
    ingest(GOOD, 0, 30);
    ScoreReport report = score(20);
    assertThat(report.scored()).isEqualTo(2);
    assertThat(report.setbacks())
        .extracting(Setback::kind)
        .containsExactly(Setback.Kind.MODEL_UNREADABLE);
    assertThat(report.setbacks().get(0).reason()).contains("model.pb");
    assertThat(told(BAD)).hasSize(1);
  }

  @Test
  void pointer_thatIsNoJsonFailsItsSourceAFewTimesAndIsDoneWithoutThen() throws IOException {
    TestServers.S3.putObject(
        request ->
            request.bucket(bucket).key("models/" + BAD.replace("/", "=2F") + "/current.json"),
        RequestBody.fromString("?"));
    ingest(BAD, 0, 30);
    ingest(GOOD, 0, 30);
    ScoreStep step = step(20);
    assertThat(step.score().setbacks())
        .extracting(Setback::kind)
        .containsExactly(Setback.Kind.SOURCE_FAILED);
    assertThat(told(GOOD)).hasSize(1);
    assertThat(told(BAD)).isEmpty();
    step.score();
    assertThat(step.score().scored()).isEqualTo(1);
    assertThat(told(BAD)).hasSize(1);
  }

  private ScoreReport score(int minutes) {
    return step(minutes).score();
  }

  private ScoreStep step(int minutes) {
    return new ScoreStep(
        windows,
        incidents,
        new DynamoVerdictStore(
            TestServers.DYNAMO,
            windowsTable,
            incidentsTable,
            RETENTION,
            RETENTION,
            Clock.systemUTC()),
        new S3ModelStore(TestServers.S3, bucket),
        Settings.defaults(),
        Clock.fixed(START.plusSeconds(60L * minutes), ZoneOffset.UTC));
  }

  private void ingest(String source, int window, int attacks) throws IOException {
    Instant start = START.plusSeconds(300L * window);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = start.plusSeconds(i * 4L);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      if (i < attacks) {
        String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
        lines.add(AlbLines.line(time, "198.51.100.23", 200, path));
      }
    }
    List<String> ofSource =
        lines.stream().map(line -> line.replace(AlbLines.SOURCE, source)).toList();
    new IngestStep(
            ref -> new ByteArrayInputStream(AlbLines.object(ofSource)),
            windows,
            Settings.defaults(),
            Clock.fixed(start.plusSeconds(320), ZoneOffset.UTC))
        .ingest(new ObjectRef("logs", key(source, window), "1"));
  }

  private static String key(String source, int window) {
    return AlbLines.key(START.plusSeconds(300L * window + 300), source.substring(4, 7) + window);
  }

  private List<Incident> told(String source) {
    return incidents.incidents(source, START).stream().filter(i -> i.noticeNumber() > 0).toList();
  }

  private AttributeValue spoil(String kind, String source, int window, String attribute) {
    String partition = kind + partition(source, window);
    Map<String, AttributeValue> item = only(partition);
    byte[] content = item.get(attribute).b().asByteArray();
    content[0] = 99;
    set(item, attribute, AttributeValue.fromB(SdkBytes.fromByteArray(content)));
    return item.get(attribute);
  }

  private void restore(
      String kind, String source, int window, String attribute, AttributeValue value) {
    set(only(kind + partition(source, window)), attribute, value);
  }

  private void spoilSummary() {
    Map<String, AttributeValue> item = only("summary#" + BAD);
    set(item, "content", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {99, 1})));
  }

  private Map<String, AttributeValue> only(String partition) {
    return TestServers.DYNAMO
        .query(
            request ->
                request
                    .tableName(windowsTable)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .get(0);
  }

  private void set(Map<String, AttributeValue> item, String attribute, AttributeValue value) {
    TestServers.DYNAMO.updateItem(
        request ->
            request
                .tableName(windowsTable)
                .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                .updateExpression("SET " + attribute + " = :value")
                .expressionAttributeValues(Map.of(":value", value)));
  }

  private static String partition(String source, int window) {
    WindowKey key = WindowKey.of(source, START.plusSeconds(300L * window), WindowKey.DEFAULT_WIDTH);
    return "%012d#%d#%s".formatted(key.start().getEpochSecond(), key.width().toSeconds(), source);
  }
}
