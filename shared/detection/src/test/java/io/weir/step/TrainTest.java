package io.weir.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.Blob;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.json.Json;
import io.weir.step.Traffic.Line;
import io.weir.store.StoredModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TrainTest {
  private static final int DAYS_3 = 3 * 288;

  private Traffic traffic;
  private Pipeline pipeline;

  @BeforeEach
  void liveForThreeDays() {
    traffic = new Traffic(21);
    pipeline = Pipeline.over(traffic);
    for (int w = 0; w < DAYS_3; w++) {
      pipeline.clock.to(Traffic.window(w + 1));
      pipeline.ingest(traffic.normal(w, 120).object());
    }
    pipeline.at(Traffic.window(DAYS_3).plus(Duration.ofMinutes(11)));
  }

  @Test
  void enoughHistory_givesAModelThatIsUsed() {
    assertThat(pipeline.train()).isEqualTo(new TrainReport(1, 0, List.of()));
    traffic.normal(DAYS_3, 120);
    for (int i = 0; i < 60; i++) {
      traffic.add(DAYS_3, new Line("198.51.100." + i, "/item/3", 500, 500, 0.02, "10.0.0.1"));
    }
    pipeline.live(DAYS_3, traffic.object());
    assertThat(pipeline.told()).hasSize(1);
    Incident incident = pipeline.told().get(0);
    assertThat(incident.type()).isEqualTo(FindingType.ERROR_SPIKE);
    assertThat(incident.learning()).isFalse();
    assertThat(incident.sample().objects()).isEqualTo(1);
    assertThat(incident.sample().query()).contains("= '/item/3'");
  }

  @Test
  void quietDayAfterTraining_tellsNothing() {
    pipeline.train();
    for (int w = DAYS_3; w < DAYS_3 + 288; w++) {
      pipeline.clock.to(Traffic.window(w + 1));
      pipeline.ingest(traffic.normal(w, 120).object());
    }
    pipeline.at(Traffic.window(DAYS_3 + 288).plus(Duration.ofMinutes(11)));
    assertThat(pipeline.told()).isEmpty();
  }

  @Test
  void littleHistory_keepsLearning() {
    Pipeline young = Pipeline.over(new Traffic(22));
    for (int w = 0; w < 100; w++) {
      young.ingest(young.traffic.normal(w, 50).object());
    }
    young.at(Traffic.window(101).plus(Duration.ofMinutes(11)));
    assertThat(young.train()).isEqualTo(new TrainReport(0, 1, List.of()));
    assertThat(young.models.current(Traffic.SOURCE)).isEmpty();
  }

  /** What died after it had stored its model is done again, with what came meanwhile. */
  @Test
  void trainingThatIsRepeated_withMoreHistoryIsAnotherVersion() {
    pipeline.train();
    pipeline.ingest(traffic.normal(DAYS_3 - 1, 5).object());
    pipeline.score();
    assertThat(pipeline.train()).isEqualTo(new TrainReport(1, 0, List.of()));
    assertThat(pipeline.models.versions(Traffic.SOURCE)).hasSize(2);
  }

  @Test
  void retraining_keepsTheOldVersion() {
    pipeline.train();
    pipeline.clock.to(pipeline.clock.instant().plus(Duration.ofHours(1)));
    assertThat(pipeline.train().trained()).isEqualTo(1);
    assertThat(pipeline.models.versions(Traffic.SOURCE)).hasSize(2);
  }

  @Test
  void modelOfOtherFeatures_isRefusedAndScoredWithout() {
    pipeline.train();
    StoredModel model = pipeline.models.current(Traffic.SOURCE).orElseThrow();
    String manifest = new String(model.manifest().toByteArray(), UTF_8);
    String fingerprint = Json.object(manifest).text("features");
    byte[] changed = manifest.replace(fingerprint, "00000000000000000000").getBytes(UTF_8);
    pipeline.models.publish(
        new StoredModel(Traffic.SOURCE, "9999", model.artifact(), Blob.of(changed)));
    traffic.normal(DAYS_3, 120);
    for (int i = 0; i < 60; i++) {
      traffic.add(DAYS_3, new Line("198.51.100." + i, "/item/3", 500, 500, 0.02, "10.0.0.1"));
    }
    pipeline.clock.to(Traffic.window(DAYS_3 + 1).plusSeconds(240));
    pipeline.ingest(traffic.object());
    pipeline.clock.to(Traffic.window(DAYS_3 + 1).plus(Duration.ofMinutes(10)));
    List<Setback> setbacks = pipeline.score().setbacks();
    assertThat(pipeline.told()).hasSize(1);
    assertThat(pipeline.told().get(0).learning()).isTrue();
    assertThat(setbacks).extracting(Setback::kind).containsOnly(Setback.Kind.MODEL_UNREADABLE);
    assertThat(setbacks.get(0).reason()).contains("refused").contains("9999");
  }
}
