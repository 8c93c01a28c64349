package io.weir.forest.evaluation;

import io.weir.forest.ForestSettings;
import io.weir.forest.ScoringMode;
import io.weir.forest.tree.Forest;
import io.weir.forest.tree.ForestGrower;
import io.weir.forest.tree.Growth;
import io.weir.forest.tree.Scorer;

/**
 * How well forests of several seeds find known anomalies among the rows they are grown from.
 *
 * @param auroc the area under the ROC curve over the seeds
 * @param auprc the average precision over the seeds
 */
public record ForestEvaluation(Spread auroc, Spread auprc) {

  /**
   * Grows a forest for each of the seeds 1 to {@code seeds}, in place of the settings' own seed,
   * scores all rows and compares with the labels. The labels are not used in growing.
   *
   * @throws IllegalArgumentException if no forest can be grown, or all rows are of one kind
   */
  public static ForestEvaluation of(
      double[][] rows, boolean[] anomalous, ForestSettings settings, int seeds) {
    double[] auroc = new double[seeds];
    double[] auprc = new double[seeds];
    double[] scores = new double[rows.length];
    for (int i = 0; i < seeds; i++) {
      boolean box = settings.mode() == ScoringMode.BOX;
      Growth growth =
          new Growth(
              settings.trees(),
              settings.sampleSize(),
              settings.maxDepth(),
              i + 1L,
              box,
              settings.threads());
      Forest forest = ForestGrower.grow(rows, growth);
      Scorer scorer = box ? Scorer.box(forest) : Scorer.classic(forest);
      scorer.scoreAll(rows, scores);
      RankingQuality quality = RankingQuality.of(scores, anomalous);
      auroc[i] = quality.auroc();
      auprc[i] = quality.auprc();
    }
    return new ForestEvaluation(Spread.of(auroc), Spread.of(auprc));
  }
}
