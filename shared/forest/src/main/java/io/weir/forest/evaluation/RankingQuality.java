package io.weir.forest.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How well scores rank anomalies above normal points.
 *
 * @param auroc the area under the ROC curve: the chance that an anomaly scores above a normal
 *     point, ties counting half
 * @param auprc the area under the precision-recall curve, as average precision; points of equal
 *     score enter together
 */
public record RankingQuality(double auroc, double auprc) {

  /**
   * Returns the quality of the scores.
   *
   * @param scores one score a point, higher is more anomalous
   * @param anomalous for each point whether it is an anomaly
   * @throws IllegalArgumentException if lengths differ, or all points are of one kind
   */
  public static RankingQuality of(double[] scores, boolean[] anomalous) {
    Integer[] ranked = ranked(scores, anomalous.length);
    long anomalies = count(anomalous);
    long normals = anomalous.length - anomalies;
    if (anomalies == 0 || normals == 0) {
      throw new IllegalArgumentException("need anomalies and normal points to compare");
    }
    double wins = 0;
    double precisions = 0;
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < ranked.length; ) {
      long tiedHits = 0;
      long tied = 0;
      double score = scores[ranked[i]];
      for (; i < ranked.length && scores[ranked[i]] == score; i++) {
        tied++;
        tiedHits += anomalous[ranked[i]] ? 1 : 0;
      }
      hits += tiedHits;
      alarms += tied;
      double normalsBelow = normals - (alarms - hits);
      wins += tiedHits * (normalsBelow + (tied - tiedHits) / 2.0);
      precisions += tiedHits * (double) hits / alarms;
    }
    return new RankingQuality(wins / anomalies / normals, precisions / anomalies);
  }

  /**
   * Returns which share of the k highest scores are anomalies, where k is the number of anomalies.
   */
  public static double precisionAtAnomalies(double[] scores, boolean[] anomalous) {
    Integer[] ranked = ranked(scores, anomalous.length);
    long anomalies = count(anomalous);
    long hits = Arrays.stream(ranked).limit(anomalies).filter(i -> anomalous[i]).count();
    return (double) hits / anomalies;
  }

  private static Integer[] ranked(double[] scores, int points) {
    if (scores.length != points) {
      throw new IllegalArgumentException(scores.length + " scores for " + points + " points");
    }
    Integer[] ranked = new Integer[points];
    Arrays.setAll(ranked, i -> i);
    Arrays.sort(ranked, Comparator.comparingDouble((Integer i) -> scores[i]).reversed());
    return ranked;
  }

  private static long count(boolean[] anomalous) {
    long anomalies = 0;
    for (boolean anomaly : anomalous) {
      anomalies += anomaly ? 1 : 0;
    }
    return anomalies;
  }
}
