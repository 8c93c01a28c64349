package io.weir.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.window.Counter;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant DELIVERED = START.plusSeconds(310);

  private static final String EVENT_OF_S3 =
      "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventTime\":\"2026-03-02T10:05:10Z\","
          + "\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"%s\"},"
          + "\"object\":{\"key\":\"%s\"}}}]}";

  @TempDir static Path logs;
  private static LocalCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, logs, line -> {});
  }

  @AfterAll
  static void stop() throws IOException {
    cloud.close();
  }

  @Test
  void truncatedGzip_comesAgainAndStoresNothing() throws IOException {
    byte[] whole = AlbLines.object(lines(0, 500));
    assertFailure(0, Arrays.copyOf(whole, whole.length - 200), "UnreadableObjectException");
  }

  @Test
  void corruptGzip_comesAgainAndStoresNothing() throws IOException {
    byte[] broken = AlbLines.object(lines(1, 500));
    Arrays.fill(broken, broken.length / 2, broken.length / 2 + 40, (byte) 0x55);
    assertFailure(1, broken, "UnreadableObjectException");
  }

  @Test
  void missingObject_isCountedAndDone() throws IOException {
    String key = key(2);
    cloud.putObject(key, new byte[] {1}, DELIVERED);
    cloud.removeObject(key);
    assertThat(deliverWithAGoodOne(2, key)).isEmpty();
    assertThat(logLine(key))
        .contains("\"event\":\"ObjectGone\"")
        .contains("FileNotFoundException: no such object");
  }

  @Test
  void replacedObject_isDoneWithoutBeingReadTwice() throws IOException {
    String key = key(3);
    cloud.putObject(key, AlbLines.object(lines(3, 5)), DELIVERED);
    byte[] staleNews = cloud.news(key);
    cloud.putObject(key, AlbLines.object(lines(3, 6)), DELIVERED);
    assertThat(new String(cloud.ingest(staleNews), UTF_8)).doesNotContain("itemIdentifier");
    assertThat(logLine(key)).contains("\"event\":\"ObjectGone\"").contains("object was replaced");
    assertThat(requests(3)).isZero();
  }

  @Test
  void objectOfABucketThatIsNotThere_comesAgain() throws IOException {
    String key = key(11);
    cloud.putObject(key, AlbLines.object(lines(11, 1)), DELIVERED);
    String event = new String(cloud.news(key), UTF_8).replace("weir-local-logbucket", "nowhere");
    assertThat(new String(cloud.ingest(event.getBytes(UTF_8)), UTF_8)).contains("itemIdentifier");
  }

  @Test
  void objectWithNothingReadable_saysSo() throws IOException {
    put(12, AlbLines.gzip("http 2026-03-02T10:00:00Z app/x\nhttp no\n".getBytes(UTF_8)));
    cloud.deliver(List.of(key(12)), DeliveryShape.QUEUE_OF_S3);
    assertThat(logLine(key(12))).contains("\"unread\":1");
    put(13, AlbLines.object(lines(13, 1)));
    cloud.deliver(List.of(key(13)), DeliveryShape.QUEUE_OF_S3);
    assertThat(logLine(key(13))).contains("\"unread\":0");
  }

  @Test
  void keyThatIsEncodedWhereItShouldNotBe_isFound() throws IOException {
    String key = "team a+b/" + key(14);
    cloud.putObject(key, AlbLines.object(lines(14, 3)), DELIVERED);
    String event = new String(cloud.news(key), UTF_8).replace("team a+b/", "team+a%2Bb/");
    assertThat(new String(cloud.ingest(event.getBytes(UTF_8)), UTF_8))
        .doesNotContain("itemIdentifier");
    assertThat(requests(14)).isEqualTo(3);
  }

  @Test
  void keyThatIsNotEncodedWhereItShouldBe_isFound() throws IOException {
    String key = "team a+b%/" + key(15);
    cloud.putObject(key, AlbLines.object(lines(15, 3)), DELIVERED);
    String event = EVENT_OF_S3.formatted("weir-local-logbucket", key);
    cloud.ingest(event.getBytes(UTF_8));
    assertThat(requests(15)).isEqualTo(3);
  }

  @Test
  void emptyObject_isSkipped() throws IOException {
    assertSkipped(4, key(4), new byte[0]);
  }

  @Test
  void emptyGzip_isSkipped() throws IOException {
    assertSkipped(5, key(5), AlbLines.gzip(new byte[0]));
  }

  @Test
  void objectThatIsNoLog_isSkipped() throws IOException {
    assertSkipped(6, "reports/summary.json", "{\"not\":\"a log\"}\n".getBytes(UTF_8));
  }

  @Test
  void testFileOfTheBalancer_isSkipped() throws IOException {
    String text = "Enable AccessLog for ELB: app/shop/50dc6c495c0c9188 at 2026-03-02T09:00:00.000Z";
    assertSkipped(7, "AWSLogs/123456789012/ELBAccessLogTestFile", text.getBytes(UTF_8));
  }

  @Test
  void lineOfTenMegabytes_isRejectedAndTheRestCounts() throws IOException {
    List<String> lines = new ArrayList<>(lines(8, 3));
    lines.add(1, "http " + "x".repeat(10 << 20) + "\n");
    put(8, AlbLines.object(lines));
    assertThat(deliverWithAGoodOne(8, key(8))).isEmpty();
    assertThat(requests(8)).isEqualTo(3);
    assertThat(logLine(key(8))).contains("\"rejected\":1").contains("\"accepted\":3");
  }

  @Test
  void invalidUtf8_isCountedLikeAnyRequest() throws IOException {
    String line = AlbLines.line(window(9).plusSeconds(1), "203.0.113.9", 200, "/caf\u00e9\u00ff");
    put(9, AlbLines.gzip(line.getBytes(ISO_8859_1)));
    assertThat(deliverWithAGoodOne(9, key(9))).isEmpty();
    assertThat(requests(9)).isEqualTo(1);
  }

  @Test
  void messageThatIsNoNotification_comesAgainWithoutTheRestOfItsBatch() throws IOException {
    String good = "good/" + key(10);
    cloud.putObject(good, AlbLines.object(lines(10, 2)), DELIVERED);
    String event =
        new String(cloud.news(good), UTF_8)
            .replace(
                "{\"Records\":[",
                "{\"Records\":[{\"messageId\":\"poison\",\"body\":\"<xml/>\","
                    + "\"eventSource\":\"aws:sqs\"},");
    assertThat(new String(cloud.ingest(event.getBytes(UTF_8)), UTF_8))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"poison\"}]}");
    assertThat(requests(10)).isEqualTo(2);
  }

  private static void assertFailure(int index, byte[] bytes, String reason) throws IOException {
    put(index, bytes);
    assertThat(deliverWithAGoodOne(index, key(index))).containsExactly(key(index));
    assertThat(logLine(key(index))).contains("\"event\":\"ObjectFailed\"").contains(reason);
    assertThat(requests(index)).isZero();
  }

  private static void assertSkipped(int index, String key, byte[] bytes) throws IOException {
    cloud.putObject(key, bytes, DELIVERED);
    assertThat(deliverWithAGoodOne(index, key)).isEmpty();
    assertThat(logLine(key))
        .contains("\"event\":\"ObjectIngested\"")
        .contains("outcome\":\"skipped");
    assertThat(requests(index)).isZero();
  }

  /** Delivers the object in one batch with one that is in order, and that must count. */
  private static Set<String> deliverWithAGoodOne(int index, String key) throws IOException {
    String good = "good/" + key(index);
    cloud.putObject(good, AlbLines.object(lines(100 + index, 2)), DELIVERED);
    Set<String> failed = cloud.deliver(List.of(key, good), DeliveryShape.QUEUE_OF_S3);
    assertThat(requests(100 + index)).isEqualTo(2);
    return failed;
  }

  private static void put(int index, byte[] bytes) {
    cloud.putObject(key(index), bytes, DELIVERED);
  }

  private static String logLine(String key) throws IOException {
    return cloud
        .log("IngestFunction")
        .lines()
        .filter(line -> line.contains("\"key\":\"" + key + "\""))
        .reduce((first, last) -> last)
        .orElse("");
  }

  private static long requests(int index) {
    WindowKey key = WindowKey.of(AlbLines.SOURCE, window(index), WindowKey.DEFAULT_WIDTH);
    return cloud.windows().parts(key).stream()
        .map(WindowPart::window)
        .mapToLong(window -> window.count(Counter.REQUESTS))
        .sum();
  }

  private static List<String> lines(int index, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant time = window(index).plusMillis(i * 100L);
      lines.add(AlbLines.line(time, "203.0.113." + i % 250, 200, "/item/" + i));
    }
    return lines;
  }

  private static Instant window(int index) {
    return START.minusSeconds(300L * index);
  }

  private static String key(int index) {
    return AlbLines.key(window(index).plusSeconds(300), "n" + index);
  }
}
