package io.weir.cli.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.AlbLog;
import io.weir.cli.Told;
import io.weir.cloud.LocalCloud;
import io.weir.cloud.Mode;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.store.work.SourceArrival;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the S3 server, the queues and the functions of a local cloud. */
class BackfillCommandTest {
  private static final int OBJECTS = 12;
  private static final int WINDOWS = 4;
  private static final String ATTACK =
      "/item?id=1%27%20UNION%20SELECT%20password%20FROM%20users-- ";

  private final Instant weekAgo =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7));

  @TempDir private Path folder;
  private LocalCloud cloud;
  private String place;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, folder.resolve("logs"), line -> {});
    place = "s3://" + cloud.name("LogBucket") + "/AWSLogs/";
    for (int i = 0; i < OBJECTS; i++) {
      // Keys with signs that an event encodes.
      String key = "AWSLogs/a b+c/%02d.log".formatted(i);
      String log =
          AlbLog.windows(weekAgo.plusSeconds(i * 300L * WINDOWS), WINDOWS, 60)
              .replace("/item/3 ", ATTACK);
      cloud.putObject(key, log.getBytes(UTF_8), weekAgo);
    }
    cloud.putObject("other/x.txt", new byte[] {1}, weekAgo);
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @Test
  void history_teachesAndTellsNobody() throws IOException {
    Told told = backfill("--queue", cloud.name("LogObjectQueue"), "--rate", "1000");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out()).contains("12 objects, ").contains("Sent news of 12 objects");
    assertThat(state()).isEmpty();

    cloud.deliverQueued();
    cloud.score(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    cloud.drainStream();
    String source = cloud.windows().sources().get(0).source();
    assertThat(cloud.windows().summaries(source, weekAgo, Instant.now()))
        .hasSizeBetween(OBJECTS * WINDOWS, OBJECTS * WINDOWS + 1);
    assertThat(cloud.windows().dirtyWindows(source)).isEmpty();
    // What so many clients ask for is the site's own; that it was judged is what counts here.
    assertThat(cloud.incidents().findings(window(source, 0)))
        .extracting(Finding::type)
        .contains(FindingType.SITE_HABIT);
    assertThat(cloud.alerts()).isEmpty();
    assertThat(cloud.incidents().incidents(source, weekAgo)).isEmpty();
  }

  @Test
  void dryRun_tellsThePriceAndSendsNothing() throws IOException {
    Told told = backfill("--dry-run");
    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).matches("(?s)12 objects, .*B: at most about 0\\.0\\d USD, and 1 min.*");
    cloud.deliverQueued();
    assertThat(cloud.windows().sources()).isEmpty();
  }

  @Test
  void interrupted_goesOnBehindWhatWasSent() throws IOException {
    String asked = String.join(" ", place, "28d", "");
    Bookmark.of(folder, asked).note("AWSLogs/a b+c/08.log");
    Told told = backfill("--queue", cloud.name("LogObjectQueue"));
    assertThat(told.out()).contains("Going on behind AWSLogs/a b+c/08.log").contains("of 3 obj");
    cloud.deliverQueued();
    String source = cloud.windows().sources().get(0).source();
    assertThat(cloud.windows().parts(window(source, 8 * WINDOWS))).isEmpty();
    assertThat(cloud.windows().parts(window(source, 9 * WINDOWS))).isNotEmpty();
  }

  @Test
  void objectsThatAreCounted_areNotCountedTwice() throws IOException {
    backfill("--queue", cloud.name("LogObjectQueue"), "--rate", "1000");
    cloud.deliverQueued();
    long before = parts();
    backfill("--queue", cloud.name("LogObjectQueue"), "--rate", "1000");
    cloud.deliverQueued();
    assertThat(parts()).isEqualTo(before).isPositive();
  }

  @Test
  void queueThatRefuses_leavesABookmarkAndSaysWhy() throws IOException {
    Told told = backfill("--queue", cloud.name("ScoreQueue"), "--rate", "1000");
    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err()).contains("the queue refuses 10 messages: InvalidParameterValue");
    assertThat(state()).isEmpty();
  }

  @Test
  void wrongUse_isExplained() {
    assertThat(Told.by("backfill", "logs/", "--from", "7d").err()).contains("s3://my-logs/AWSLogs");
    assertThat(backfill().err()).contains("--queue");
    assertThat(backfill("--dry-run", "--to", "60d").err()).contains("--from is not before --to");
  }

  private WindowKey window(String source, int number) {
    return WindowKey.of(source, weekAgo.plusSeconds(300L * number), WindowKey.DEFAULT_WIDTH);
  }

  private Told backfill(String... more) {
    return Told.by(
        Stream.concat(
                Stream.of("backfill", place, "--from", "28d", "--state", folder.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> state() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".key")).toList();
    }
  }

  private long parts() throws IOException {
    long parts = 0;
    for (SourceArrival arrival : cloud.windows().sources()) {
      parts += cloud.windows().parts(arrival.latest()).size();
    }
    return parts;
  }
}
