package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.run.ResultFiles;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.lab.generate.Label;
import io.weir.lab.generate.LogObject;
import io.weir.lab.generate.Scenarios;
import io.weir.lab.generate.TrafficGenerator;
import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreStep;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.window.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day that newcomers see, through the same steps on stores in memory. */
class DemoDayTest {
  @Test
  void dayOfTheDemo_everyIncidentIsToldByItsName_andNothingElse() throws IOException {
    TrafficGenerator traffic = Scenarios.day(1, Instant.parse("2026-03-03T00:00:00Z"));

    List<Incident> told = live(traffic);

    assertThat(told)
        .extracting(Incident::type)
        .containsExactlyElementsOf(traffic.labels().stream().map(Label::type).toList());
    assertThat(Verdict.of(traffic.labels(), told).others()).isEmpty();
  }

  /**
   * Other days than the one that newcomers see. Of the 54 incidents of the seeds 1 to 6 two are
   * missed, a bot in the afternoon each (seeds 3 and 5); the floor leaves room for another here.
   */
  @Test
  void firstDayOfOtherSeeds_nearlyAllIsTold_andHardlyAnythingElse() throws IOException {
    int found = 0;
    int incidents = 0;
    int others = 0;
    for (long seed = 2; seed <= 4; seed++) {
      TrafficGenerator traffic = Scenarios.day(seed, Instant.parse("2026-03-03T00:00:00Z"));
      Verdict verdict = Verdict.of(traffic.labels(), live(traffic));
      found += verdict.found();
      incidents += traffic.labels().size();
      others += verdict.others().size();
    }
    assertThat(incidents).isEqualTo(27);
    assertThat(found).isGreaterThanOrEqualTo(25);
    assertThat(others).isLessThanOrEqualTo(1);
  }

  @Test
  void quietDay_tellsNothing() throws IOException {
    assertThat(live(Scenarios.quietDay(1, Instant.parse("2026-03-03T00:00:00Z"))))
        .extracting(Incident::type)
        .isEqualTo(List.<FindingType>of());
  }

  private static List<Incident> live(TrafficGenerator traffic) throws IOException {
    Map<String, byte[]> objects = new HashMap<>();
    InMemoryWindowStore windows = new InMemoryWindowStore();
    InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    for (int window = 0; window < traffic.shape().windows() + 8; window++) {
      Instant now = traffic.shape().window(window + 1).plus(Duration.ofMinutes(5));
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      IngestStep ingest =
          new IngestStep(
              ref -> new ByteArrayInputStream(objects.get(ref.key())),
              windows,
              Settings.defaults(),
              clock);
      for (LogObject object : traffic.objects(window)) {
        objects.put(object.key(), object.bytes().toByteArray());
        ingest.ingest(new ObjectRef("logs", object.key(), "1"));
      }
      new ScoreStep(
              windows,
              incidents,
              new InMemoryVerdictStore(windows, incidents),
              new InMemoryModelStore(),
              Settings.defaults(),
              clock)
          .score();
    }
    return ResultFiles.told(incidents.allIncidents());
  }
}
