package io.weir.forest.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.forest.Explanation;
import io.weir.forest.ForestExplainer;
import io.weir.forest.ForestSettings;
import io.weir.forest.IsolationForestModel;
import io.weir.forest.Points;
import io.weir.forest.ScoringMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random damage to stored models. The system property {@code weir.corruptions} sets how many are
 * tried; the figures are printed.
 */
class CorruptionTest {
  private static final int CORRUPTIONS = Integer.getInteger("weir.corruptions", 1500);
  private static final double[][] PROBES = Points.probes(12, 4, 2);

  private static List<ForestArtifact> artifacts() {
    return Stream.of(ScoringMode.values())
        .map(
            mode ->
                ForestArtifact.train(
                    TrainingPlan.of(FeatureSchema.ofNames(List.of("a", "b", "c", "d")))
                        .with(ForestSettings.defaults().withTrees(10).withMode(mode)),
                    Points.cloud(500, 4, 1)))
        .toList();
  }

  @Test
  // Only to end a walk that would never end: a run takes seconds.
  @Timeout(600)
  void damagedModel_isRefusedOrScores() {
    List<ForestArtifact> artifacts = artifacts();
    Random random = new Random(20_261_122);
    int refused = 0;
    int refusedWhole = 0;
    long slowestNanos = 0;
    for (int i = 0; i < CORRUPTIONS; i++) {
      ForestArtifact artifact = artifacts.get(i % artifacts.size());
      byte[] damaged = damage(artifact.modelBytes(), random);
      long start = System.nanoTime();
      refused += isRefused(damaged) ? 1 : 0;
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
      refusedWhole += isRefusedBesideItsManifest(damaged, artifact.manifest()) ? 1 : 0;
    }
    System.out.printf(
        "%d corruptions without the digest: %d refused by allow-list and structure, %d with "
            + "manifest and self-test too, all others scored; slowest %.0f ms%n",
        CORRUPTIONS, refused, refusedWhole, slowestNanos / 1e6);
    assertThat(refused).isBetween(1, refusedWhole);
  }

  @Test
  void damagedModel_neverPassesTheDigest() {
    List<ForestArtifact> artifacts = artifacts();
    Random random = new Random(20_261_123);
    for (int i = 0; i < CORRUPTIONS; i++) {
      ForestArtifact artifact = artifacts.get(i % artifacts.size());
      byte[] whole = artifact.modelBytes();
      byte[] damaged = damage(whole, random);
      byte[] manifest = artifact.manifestBytes();
      assertThat(Arrays.equals(damaged, whole) || isRefused(damaged, manifest)).isTrue();
    }
  }

  private static boolean isRefused(byte[] model, byte[] manifest) {
    try {
      ForestArtifact.read(model, manifest);
      return false;
    } catch (ArtifactException e) {
      return e.reason() == ArtifactException.Reason.DIGEST;
    }
  }

  /**
   * Returns whether the model is refused; if it is not, it must score, and explain what it says.
   */
  private static boolean isRefused(byte[] model) {
    IsolationForestModel read;
    try {
      read = ArtifactReader.deserialize(model);
    } catch (ArtifactException e) {
      return true;
    }
    ForestExplainer explainer = read.explainer();
    for (double[] probe : PROBES) {
      double[] point = Arrays.copyOf(probe, explainer.features().size());
      Explanation explanation = explainer.explain(point);
      assertThat(explanation.score()).isBetween(0.0, 1.0).isEqualTo(explainer.score(point));
      assertThat(explanation.contributions()).allMatch(c -> Double.isFinite(c.pathLength()));
    }
    return false;
  }

  private static boolean isRefusedBesideItsManifest(byte[] model, Manifest manifest) {
    try {
      ForestArtifact artifact = ArtifactReader.readUndigested(model, manifest);
      assertThat(Arrays.stream(artifact.scoreAll(PROBES)).boxed())
          .allMatch(score -> score > 0 && score < 1);
      return false;
    } catch (ArtifactException e) {
      return true;
    }
  }

  /**
   * Flips bits, cuts the end off, or moves a piece; half the time near the start, where names are.
   */
  private static byte[] damage(byte[] whole, Random random) {
    int reach = random.nextBoolean() ? Math.min(4000, whole.length) : whole.length;
    int at = random.nextInt(reach);
    byte[] damaged = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        for (int i = 0; i < 8; i++) {
          damaged[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2 -> damaged = Arrays.copyOf(whole, at);
      default -> {
        int from = random.nextInt(reach);
        int length = Math.min(1 + random.nextInt(200), whole.length - Math.max(at, from));
        System.arraycopy(whole, from, damaged, at, length);
      }
    }
    return damaged;
  }
}
