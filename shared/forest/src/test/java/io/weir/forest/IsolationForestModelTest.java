package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;
import org.tribuo.impl.ArrayExample;

class IsolationForestModelTest {
  private static final double[][] ROWS = Points.cloud(1000, 4, 1);

  private static IsolationForestModel model(ScoringMode mode) {
    ForestSettings settings = ForestSettings.defaults().withTrees(30).withMode(mode);
    return new IsolationForestTrainer(settings, ThresholdRule.quantile(0.99))
        .train(Examples.dataset(ROWS), Map.of());
  }

  private static Example<Event> outlier() {
    double[] row = ROWS[0].clone();
    row[2] *= 30;
    return Examples.example(row);
  }

  @Test
  void outlier_isAnomalousAndScoresHigher() {
    for (ScoringMode mode : ScoringMode.values()) {
      IsolationForestModel model = model(mode);
      Event far = model.predict(outlier()).getOutput();
      Event near = model.predict(Examples.example(ROWS[0])).getOutput();
      assertThat(far.getScore()).isGreaterThan(near.getScore());
      assertThat(near.getType()).isEqualTo(EventType.EXPECTED);
    }
    assertThat(model(ScoringMode.BOX).predict(outlier()).getOutput().getType())
        .isEqualTo(EventType.ANOMALOUS);
  }

  @Test
  void roundTrip_keepsScoresAndProvenance() {
    for (ScoringMode mode : ScoringMode.values()) {
      IsolationForestModel model = model(mode);
      Model<Event> read = Model.deserialize(model.serialize()).castModel(Event.class);
      assertThat(read.getProvenance()).isEqualTo(model.getProvenance());
      assertThat(read.serialize()).isEqualTo(model.serialize());
      for (double[] probe : Points.probes(100, 4, 2)) {
        Example<Event> example = Examples.example(probe);
        assertThat(
                read.predict(example).getOutput().fullEquals(model.predict(example).getOutput(), 0))
            .isTrue();
      }
    }
  }

  @Test
  void excuse_ranksTheFeatureThatIsFarOutFirst() {
    IsolationForestModel model = model(ScoringMode.BOX);
    List<Pair<String, Double>> excuse =
        model.getExcuse(outlier()).orElseThrow().getScores().get(Model.ALL_OUTPUTS);
    assertThat(excuse).hasSize(4);
    assertThat(excuse.get(0).getA()).isEqualTo("f2");
    assertThat(excuse.get(0).getB()).isPositive();
  }

  @Test
  void explanation_saysWhichWayAndHowMuch() {
    IsolationForestModel model = model(ScoringMode.BOX);
    Explanation explanation = model.explain(outlier());
    Contribution first = explanation.ranked().get(0);
    assertThat(first.feature()).isEqualTo("f2");
    assertThat(first.direction()).isEqualTo(Direction.HIGH);
    assertThat(explanation.share(first)).isBetween(0.5, 1.0);
    double sum = explanation.contributions().stream().mapToDouble(Contribution::pathLength).sum();
    assertThat(explanation.basePathLength() + sum)
        .isCloseTo(explanation.pathLength(), within(1e-9));
  }

  @Test
  void scoreAtMedian_undoesTheOutlier() {
    IsolationForestModel model = model(ScoringMode.BOX);
    double[] row = ROWS[0].clone();
    row[2] *= 30;
    ForestExplainer explainer = model.explainer();
    assertThat(explainer.scoreAtMedian(row, "f2"))
        .isLessThan(explainer.score(row))
        .isLessThan(model.threshold());
    assertThat(explainer.scoreAtMedian(row, "f0")).isGreaterThan(model.threshold());
    assertThatThrownBy(() -> explainer.scoreAtMedian(row, "f9"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void medians_areThoseOfTheTrainingExamples() {
    double[] sorted = Arrays.stream(ROWS).mapToDouble(row -> row[1]).sorted().toArray();
    Contribution second = model(ScoringMode.CLASSIC).explain(outlier()).contributions().get(1);
    assertThat(second.median()).isEqualTo(sorted[499]);
  }

  @Test
  void incompleteExample_isRefused() {
    IsolationForestModel model = model(ScoringMode.CLASSIC);
    assertRefused(model, new String[] {"f0", "f2"}, new double[] {1, 2}, "lacks f1, f3");
    assertRefused(model, new String[] {"other"}, new double[] {1}, "none of the model's features");
    assertRefused(
        model, Examples.names(4), new double[] {1, Double.NaN, 2, 3}, "f1 is not a finite number");
    assertRefused(
        model,
        Examples.names(4),
        new double[] {1, 2, 3, Double.NEGATIVE_INFINITY},
        "f3 is not a finite number");
  }

  private static void assertRefused(
      IsolationForestModel model, String[] names, double[] values, String message) {
    Example<Event> example = new ArrayExample<>(AnomalyFactory.UNKNOWN_EVENT, names, values);
    assertThatThrownBy(() -> model.predict(example))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void topFeatures_shareOutTheSplits() {
    IsolationForestModel model = model(ScoringMode.CLASSIC);
    List<Pair<String, Double>> all = model.getTopFeatures(-1).get(Model.ALL_OUTPUTS);
    assertThat(all).hasSize(4);
    assertThat(all.stream().mapToDouble(Pair::getB).sum()).isBetween(0.999, 1.001);
    assertThat(model.getTopFeatures(2).get(Model.ALL_OUTPUTS)).isEqualTo(all.subList(0, 2));
  }

  @Test
  void copy_scoresTheSame() {
    IsolationForestModel model = model(ScoringMode.BOX);
    Model<Event> copy = model.copy();
    assertThat(copy.predict(outlier()).getOutput().getScore())
        .isEqualTo(model.predict(outlier()).getOutput().getScore());
    assertThat(copy.getName()).isEqualTo(model.getName());
  }

  @Test
  void tribuosEvaluator_takesTheModel() {
    var dataset = Examples.dataset(ROWS);
    dataset.add(new ArrayExample<>(AnomalyFactory.ANOMALOUS_EVENT, outlier(), 1f));
    var evaluation = new AnomalyEvaluator().evaluate(model(ScoringMode.BOX), dataset);
    assertThat(evaluation.getTruePositives()).isEqualTo(1);
    assertThat(evaluation.getFalsePositives()).isBetween(1L, 10L);
  }

  @Test
  void javaSerialisation_isRefused() {
    assertThatThrownBy(
            () -> {
              try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                out.writeObject(model(ScoringMode.CLASSIC));
              }
            })
        .isInstanceOf(NotSerializableException.class);
  }
}
