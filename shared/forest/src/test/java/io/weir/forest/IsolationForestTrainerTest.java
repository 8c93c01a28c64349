package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import io.weir.forest.tree.ForestShape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.impl.ArrayExample;

class IsolationForestTrainerTest {
  private static final double[][] ROWS = Points.cloud(1000, 4, 1);
  private static final MutableDataset<Event> DATASET = Examples.dataset(ROWS);
  private static final ForestSettings FEW = ForestSettings.defaults().withTrees(20);

  private static IsolationForestTrainer trainer(ThresholdRule rule) {
    return new IsolationForestTrainer(FEW, rule);
  }

  @Test
  void defaults_areThePapers() {
    IsolationForestModel model = new IsolationForestTrainer().train(DATASET, Map.of());
    ForestShape shape = model.forest().shape();
    assertThat(shape.trees()).isEqualTo(100);
    assertThat(shape.sampleSize()).isEqualTo(256);
    assertThat(model.threshold()).isEqualTo(0.6);
    assertThat(model.mode()).isEqualTo(ScoringMode.CLASSIC);
  }

  @Test
  void contamination_isTheShareOfTrainingExamplesFlagged() {
    IsolationForestModel model = trainer(ThresholdRule.quantile(0.95)).train(DATASET, Map.of());
    long flagged =
        model.predict(DATASET).stream()
            .map(Prediction::getOutput)
            .filter(event -> event.getType() == EventType.ANOMALOUS)
            .count();
    assertThat(flagged).isBetween(45L, 50L);
  }

  @Test
  void invocations_differAndCanBeRepeated() {
    IsolationForestTrainer trainer = trainer(ThresholdRule.fixed(0.6));
    double[] first = thresholds(trainer.train(DATASET, Map.of()));
    double[] second = thresholds(trainer.train(DATASET, Map.of()));
    assertThat(trainer.getInvocationCount()).isEqualTo(2);
    assertThat(second).isNotEqualTo(first);
    assertThat(thresholds(trainer.train(DATASET, Map.of(), 1))).isEqualTo(second);
    trainer.setInvocationCount(0);
    assertThat(thresholds(trainer.train(DATASET, Map.of()))).isEqualTo(first);
    assertThatThrownBy(() -> trainer.setInvocationCount(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] thresholds(IsolationForestModel model) {
    return model.forest().shape().thresholds();
  }

  @Test
  void provenance_rebuildsTheTrainer() {
    IsolationForestTrainer trainer =
        new IsolationForestTrainer(FEW.withMode(ScoringMode.BOX), ThresholdRule.fixed(0.7));
    IsolationForestModel model = trainer.train(DATASET, Map.of());
    ConfigurationManager manager = new ConfigurationManager();
    manager.addConfiguration(ProvenanceUtil.extractConfiguration(model.getProvenance()));
    assertThat(manager.lookupAll(IsolationForestTrainer.class))
        .singleElement()
        .hasToString(trainer.toString());
  }

  @Test
  void incompleteExample_isRefusedInTraining() {
    MutableDataset<Event> dataset = Examples.dataset(ROWS);
    dataset.add(
        new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, new String[] {"f1"}, new double[] {3}));
    assertThatThrownBy(() -> trainer(ThresholdRule.fixed(0.6)).train(dataset, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training example 1000")
        .hasMessageContaining("lacks f0, f2, f3");
  }

  @Test
  void absentFeature_isZeroWhereThatIsConfigured() {
    IsolationForestTrainer sparse =
        OlcutConfiguration.load(
            "<component name=\"t\" type=\"io.weir.forest.IsolationForestTrainer\">"
                + "<property name=\"implicitZeros\" value=\"true\"/></component>");
    MutableDataset<Event> dataset = Examples.dataset(ROWS);
    dataset.add(
        new ArrayExample<>(AnomalyFactory.EXPECTED_EVENT, new String[] {"f1"}, new double[] {3}));
    IsolationForestModel model = sparse.train(dataset, Map.of());
    double[] zeros = {0, 3, 0, 0};
    assertThat(model.predict(dataset.getExample(1000)).getOutput().getScore())
        .isEqualTo(model.predict(Examples.example(zeros)).getOutput().getScore());
  }

  @Test
  void constantFeature_isReported() {
    double[][] rows = Points.cloud(500, 3, 1);
    for (double[] row : rows) {
      row[1] = 42;
    }
    IsolationForestModel model =
        trainer(ThresholdRule.fixed(0.6)).train(Examples.dataset(rows), Map.of());
    assertThat(model.constantFeatures()).containsExactly("f1");
  }

  @Test
  void settingsOutOfRange_areRefused() {
    assertThatThrownBy(() -> FEW.withTrees(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FEW.withSampleSize(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FEW.withMaxDepth(65)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThresholdRule.fixed(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ThresholdRule.quantile(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void configurationOutOfRange_isRefused() {
    assertThatThrownBy(
            () ->
                OlcutConfiguration.load(
                    "<component name=\"t\" type=\"io.weir.forest.IsolationForestTrainer\">"
                        + "<property name=\"trees\" value=\"0\"/></component>"))
        .isInstanceOf(PropertyException.class);
  }

  @Test
  void configuration_setsEveryField() {
    IsolationForestTrainer trainer =
        OlcutConfiguration.load(
            "<component name=\"t\" type=\"io.weir.forest.IsolationForestTrainer\">"
                + "<property name=\"trees\" value=\"7\"/><property name=\"sampleSize\" value=\"64\"/>"
                + "<property name=\"maxDepth\" value=\"5\"/><property name=\"mode\" value=\"BOX\"/>"
                + "<property name=\"contamination\" value=\"0.1\"/>"
                + "<property name=\"implicitZeros\" value=\"true\"/>"
                + "<property name=\"seed\" value=\"9\"/><property name=\"threads\" value=\"2\"/>"
                + "</component>");
    assertThat(trainer.toString())
        .contains("trees=7", "sampleSize=64", "maxDepth=5", "BOX", "0.9", "seed=9", "threads=2");
  }
}
