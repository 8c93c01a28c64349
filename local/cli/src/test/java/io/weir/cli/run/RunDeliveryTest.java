package io.weir.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.Told;
import io.weir.finding.FindingType;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.lab.generate.TrafficShape;
import io.weir.lab.generate.trouble.Effects;
import io.weir.lab.generate.trouble.Event;
import io.weir.log.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A distribution's objects that came by the hour, and half of its requests fail in the evening. */
class RunDeliveryTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TROUBLE = Instant.parse("2026-03-02T18:10:00Z");
  private static final int WINDOWS = 250;

  @TempDir private Path folder;
  private TrafficGenerator traffic;

  @BeforeEach
  void make() {
    TrafficShape shape =
        new TrafficShape(
            3,
            "E2DETECT12345",
            LogFormat.CLOUDFRONT,
            START,
            WINDOWS,
            300,
            2,
            2,
            ZoneId.of("UTC"),
            Set.of());
    Event failing =
        new Event(
            Optional.of(FindingType.ERROR_SPIKE),
            TROUBLE,
            Duration.ofMinutes(30),
            "",
            Effects.failingBalancer(0.5));
    traffic = new TrafficGenerator(shape, List.of(failing));
  }

  @Test
  void whenTheyWereDelivered_isWhenTheyAreJudged() throws IOException {
    for (int window = 0; window < WINDOWS; window++) {
      write(window, delivered(window));
    }
    JsonNode first = run();

    Instant shown = delivered(indexOf(TROUBLE));
    assertThat(Instant.parse(first.get("at").asText())).isBetween(shown, shown.plusSeconds(600));
    assertThat(first.get("explanation").asText()).startsWith("Early, ");
  }

  @Test
  void whatWasCopiedLater_isJudgedAsIfDeliveredSoon() throws IOException {
    for (int window = 0; window < WINDOWS; window++) {
      write(window, START.plus(Duration.ofHours(30)));
    }
    JsonNode first = run();

    assertThat(Instant.parse(first.get("at").asText()))
        .isBetween(TROUBLE, TROUBLE.plusSeconds(1200));
  }

  private static int indexOf(Instant time) {
    return (int) (Duration.between(START, time).toSeconds() / TrafficShape.WIDTH.toSeconds());
  }

  /** The objects of an hour come a few minutes after it. */
  private static Instant delivered(int window) {
    Instant end = START.plus(TrafficShape.WIDTH.multipliedBy(window + 1));
    Instant hour = end.minusNanos(1).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return hour.plusSeconds(200);
  }

  private void write(int window, Instant time) throws IOException {
    for (LogObject object : traffic.objects(window)) {
      Path file = folder.resolve("logs").resolve(object.key());
      Files.createDirectories(file.getParent());
      Files.write(file, object.bytes().toByteArray());
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }

  /** Returns the first message about failing requests. */
  private JsonNode run() throws IOException {
    Path out = folder.resolve("out");
    Told told = Told.by("run", folder.resolve("logs").toString(), "--out", out.toString(), "-q");
    assertThat(told.exitCode()).isZero();
    for (String line : Files.readAllLines(out.resolve("alerts.jsonl"))) {
      JsonNode message = new ObjectMapper().readTree(line);
      if (message.get("type").asText().equals("Error_Spike")) {
        return message;
      }
    }
    throw new AssertionError("nobody was told");
  }
}
