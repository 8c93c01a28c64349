package io.weir.forest.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.weir.forest.Contribution;
import io.weir.forest.Explanation;
import io.weir.forest.ForestSettings;
import io.weir.forest.Points;
import io.weir.forest.ScoringMode;
import io.weir.forest.ThresholdRule;
import io.weir.forest.artifact.ArtifactException.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestArtifactTest {
  private static final double[][] ROWS = Points.cloud(1000, 4, 1);
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(
              new FeatureSchema.Feature("requests", "1/window"),
              new FeatureSchema.Feature("latency", "ms"),
              new FeatureSchema.Feature("clients", "1"),
              new FeatureSchema.Feature("bytes", "B")));
  private static final TrainingPlan.Range MAY =
      new TrainingPlan.Range(
          Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));
  private static final ForestArtifact ARTIFACT =
      ForestArtifact.train(
          TrainingPlan.of(SCHEMA)
              .with(ForestSettings.defaults().withTrees(20).withMode(ScoringMode.BOX))
              .with(ThresholdRule.quantile(0.99))
              .with(MAY),
          ROWS,
          Points.cloud(500, 4, 9));

  private static String manifest() {
    return new String(ARTIFACT.manifestBytes(), UTF_8);
  }

  @Test
  void read_givesBackWhatWasTrained() throws Exception {
    ForestArtifact read = ForestArtifact.read(ARTIFACT.modelBytes(), ARTIFACT.manifestBytes());
    assertThat(read.manifest()).isEqualTo(ARTIFACT.manifest());
    assertThat(read.threshold()).isEqualTo(ARTIFACT.threshold());
    double[][] probes = Points.probes(100, 4, 2);
    assertThat(read.scoreAll(probes)).isEqualTo(ARTIFACT.scoreAll(probes));
    assertThat(Arrays.stream(probes).mapToDouble(read::score).toArray())
        .isEqualTo(ARTIFACT.scoreAll(probes));
  }

  @Test
  void manifest_saysWhatTheForestIs() {
    Manifest manifest = ARTIFACT.manifest();
    assertThat(manifest.schema()).isEqualTo(SCHEMA);
    assertThat(manifest.scoring()).isEqualTo(ScoringMode.BOX);
    assertThat(manifest.threshold().rule()).isEqualTo("quantile 0.99 of calibration scores");
    assertThat(manifest.threshold().calibrationRows()).isEqualTo(500);
    assertThat(manifest.training().rows()).isEqualTo(1000);
    assertThat(manifest.training().range()).contains(MAY);
    assertThat(manifest.selfTest()).hasSize(8);
  }

  @Test
  void explanation_isInSchemaOrder() {
    double[] point = ROWS[0].clone();
    point[1] *= 30;
    Explanation explanation = ARTIFACT.explain(point);
    assertThat(explanation.contributions())
        .extracting(Contribution::feature)
        .containsExactly("requests", "latency", "clients", "bytes");
    assertThat(explanation.contributions())
        .extracting(Contribution::value)
        .containsExactly(point[0], point[1], point[2], point[3]);
    assertThat(explanation.ranked().get(0).feature()).isEqualTo("latency");
    assertThat(explanation.score()).isEqualTo(ARTIFACT.score(point));
    assertThat(ARTIFACT.scoreAtMedian(point, "latency")).isLessThan(ARTIFACT.threshold());
    assertThat(ARTIFACT.shapley(point).ranked().get(0).feature()).isEqualTo("latency");
    assertThat(ARTIFACT.shapley(point).pathLength())
        .isCloseTo(explanation.pathLength(), within(1e-9));
  }

  @Test
  void insufficientValues_areNamedAndRefused() {
    double[] point = {1, Double.NaN, 2, Double.POSITIVE_INFINITY};
    assertThat(ARTIFACT.insufficient(point)).containsExactly("latency", "bytes");
    assertThat(ARTIFACT.insufficient(ROWS[0])).isEmpty();
    assertThatThrownBy(() -> ARTIFACT.score(point)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ARTIFACT.explain(new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fixedThreshold_needsNoCalibration() {
    ForestArtifact fixed = ForestArtifact.train(TrainingPlan.of(SCHEMA), ROWS, new double[0][]);
    assertThat(fixed.threshold()).isEqualTo(0.6);
    assertThat(fixed.manifest().threshold().rule()).isEqualTo("fixed");
  }

  @Test
  void otherBytes_failTheDigest() {
    byte[] model = ARTIFACT.modelBytes();
    model[model.length / 2] ^= 1;
    assertReason(Reason.DIGEST, model, manifest());
    assertReason(Reason.DIGEST, Arrays.copyOf(model, model.length - 1), manifest());
  }

  @Test
  void tooManyBytes_areNotRead() {
    assertThatThrownBy(
            () ->
                ForestArtifact.read(
                    ARTIFACT.modelBytes(),
                    ARTIFACT.manifestBytes(),
                    new ArtifactLimits(1000, 1000)))
        .isInstanceOfSatisfying(
            ArtifactException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void brokenManifest_isRefused() {
    byte[] model = ARTIFACT.modelBytes();
    assertReason(Reason.MANIFEST, model, "");
    assertReason(Reason.MANIFEST, model, "[]");
    assertReason(Reason.MANIFEST, model, manifest().substring(0, 200));
    assertReason(Reason.MANIFEST, model, manifest() + "{}");
    assertReason(Reason.MANIFEST, model, manifest().replace("\"format\" : 1", "\"format\" : 2"));
    assertReason(Reason.MANIFEST, model, manifest().replace("\"rule\"", "\"rules\""));
    assertReason(Reason.MANIFEST, model, manifest().replace("\"to\"", "\"from\""));
    assertReason(Reason.MANIFEST, model, manifest().replace("box-1", "box-2"));
    assertReason(Reason.MANIFEST, model, manifest().replace("\"bytes\"", "\"clients\""));
  }

  @Test
  void manifestOfAnotherModel_isRefused() {
    byte[] model = ARTIFACT.modelBytes();
    assertReason(Reason.MISMATCH, model, manifest().replace("latency", "delay"));
    assertReason(Reason.MISMATCH, model, manifest().replace("box-1", "classic-1"));
    assertReason(
        Reason.MISMATCH, model, manifest().replace(String.valueOf(ARTIFACT.threshold()), "0.123"));
    String score = String.valueOf(ARTIFACT.manifest().selfTest().get(3).score());
    assertReason(Reason.SELF_TEST, model, manifest().replace(score, "0.123"));
  }

  private static void assertReason(Reason reason, byte[] model, String manifest) {
    assertThatThrownBy(() -> ForestArtifact.read(model, manifest.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ArtifactException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
