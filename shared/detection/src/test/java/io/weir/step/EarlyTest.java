package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.window.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A distribution whose objects come in pieces, and whose windows are judged after 90 minutes. */
final class EarlyTest {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final String FIELDS =
      "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
          + " cs-uri-stem sc-status cs(Referer) cs(User-Agent) x-edge-result-type cs-protocol"
          + " time-taken\n";

  private static final int PIECES = 4;
  private static final int USUAL = 400;
  private static final int QUIET = 60;

  private final SplittableRandom random = new SplittableRandom(3);
  private final Traffic traffic = new Traffic(3);
  private final Pipeline pipeline = Pipeline.over(traffic);
  private double failing;
  private int usual = USUAL;
  private double slowness = 1;
  private int objects;

  @BeforeEach
  void liveThroughQuietHours() {
    for (int w = 0; w < QUIET; w++) {
      deliver(w);
    }
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void failingRequests_areToldFromTheFirstObjectsAndStay() {
    failing = 0.3;
    piece(QUIET);
    assertThat(pipeline.told()).isEmpty();
    pipeline.at(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(10)));

    Incident early = pipeline.told().get(0);
    assertThat(early.type()).isEqualTo(FindingType.ERROR_SPIKE);
    assertThat(early.explanation()).startsWith("Early, 1 of about 4 log objects seen: ");
    for (int i = 1; i < PIECES; i++) {
      piece(QUIET);
    }
    failing = 0;
    deliverUntil(QUIET + 40);
    assertThat(pipeline.told()).hasSize(1);
    assertThat(pipeline.told().get(0).explanation()).doesNotContain("Early");
    assertThat(pipeline.told().get(0).windows()).isEqualTo(1);
    assertThat(pipeline.sent).hasSize(2);
  }

  @Test
  void smallWindowsInARow_areClearTogether() {
    // Hardly anything comes any more: no window has enough requests by itself, three of them have.
    usual = 20;
    for (int w = QUIET; w < QUIET + 40; w++) {
      deliver(w);
    }
    failing = 0.6;
    for (int w = QUIET + 40; w < QUIET + 42; w++) {
      assertThat(failures()).isEmpty();
      deliver(w);
      pipeline.at(Traffic.window(w + 1).plus(Duration.ofMinutes(4)));
    }
    assertThat(failures())
        .singleElement()
        .satisfies(early -> assertThat(early.explanation()).startsWith("Early, "));
  }

  @Test
  void risingHour_isNoSpikeWhileItsLevelIsNotKnown() {
    for (int w = QUIET; w < QUIET + 18; w++) {
      usual = (int) (USUAL * (1 + 0.08 * (w - QUIET)));
      deliver(w);
      pipeline.at(Traffic.window(w + 1).plus(Duration.ofMinutes(4)));
    }
    assertThat(pipeline.told()).isEmpty();
  }

  private List<Incident> failures() {
    return pipeline.told().stream().filter(i -> i.type() == FindingType.ERROR_SPIKE).toList();
  }

  @Test
  void slowness_waitsForAThirdOfTheRequests() {
    slowness = 4;
    piece(QUIET);
    pipeline.at(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(10)));
    assertThat(pipeline.incidents.allFindings()).isEmpty();
    piece(QUIET);
    pipeline.at(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(15)));
    assertThat(pipeline.told())
        .extracting(Incident::type)
        .containsExactly(FindingType.PERFORMANCE_DEGRADATION);
  }

  @Test
  void whatTheRestDoesNotBearOut_isWithdrawn() {
    failing = 0.13;
    piece(QUIET);
    pipeline.at(Traffic.window(QUIET + 1).plus(Duration.ofMinutes(10)));
    assertThat(pipeline.told()).hasSize(1);
    failing = 0;
    for (int i = 0; i < PIECES + 1; i++) {
      piece(QUIET);
    }
    deliverUntil(QUIET + 20);
    assertThat(pipeline.told())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.notice()).isEqualTo(Incident.Notice.REVISED);
              assertThat(incident.windows()).isZero();
            });
  }

  @Test
  void piecesOfQuietWindows_tellNothing() {
    for (int w = QUIET; w < QUIET + 60; w++) {
      for (int i = 0; i < PIECES; i++) {
        piece(w);
        pipeline.at(Traffic.window(w + 1).plus(Duration.ofMinutes(1 + i)));
      }
    }
    assertThat(pipeline.incidents.allFindings()).isEmpty();
  }

  private void deliverUntil(int end) {
    for (int w = QUIET + 1; w < end; w++) {
      deliver(w);
    }
  }

  private void deliver(int window) {
    for (int i = 0; i < PIECES; i++) {
      piece(window);
    }
    pipeline.score();
  }

  /** One of the objects of the window comes just after its end. */
  private void piece(int window) {
    Instant end = Traffic.window(window + 1);
    if (pipeline.clock.instant().isBefore(end)) {
      pipeline.clock.to(end);
    }
    pipeline.ingest(object(window));
  }

  private ObjectRef object(int window) {
    traffic.text(FIELDS);
    int requests = usual / PIECES;
    for (int i = 0; i < requests; i++) {
      Instant time = Traffic.window(window).plusMillis(random.nextInt(Traffic.WIDTH * 1000));
      boolean fails = i < failing * requests;
      boolean hit = random.nextDouble() < 0.7;
      double seconds = slowness * (hit ? 0.004 : 0.08) * Math.exp(0.4 * random.nextGaussian());
      traffic.text(
          String.join(
                  "\t",
                  DATE.format(time),
                  CLOCK.format(time),
                  "FRA56-P4",
                  "5000",
                  "198.51.100." + (1 + random.nextInt(200)),
                  "GET",
                  "d111.cloudfront.net",
                  "/item/" + random.nextInt(20),
                  fails ? "502" : "200",
                  "-",
                  "Mozilla/5.0",
                  fails ? "Error" : hit ? "Hit" : "Miss",
                  "https",
                  String.format(java.util.Locale.ROOT, "%.3f", seconds))
              + "\n");
    }
    String hour = HOUR.format(Traffic.window(window));
    return traffic.object("cf/E2DETECT12345." + hour + "." + objects++ + ".gz");
  }
}
