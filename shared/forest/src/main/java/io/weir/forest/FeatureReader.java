package io.weir.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.anomaly.Event;

/** Reads the values of an example by feature id, and refuses what is not a number. */
record FeatureReader(ImmutableFeatureMap features, boolean implicitZeros) {

  /**
   * Returns the values by feature id. Features unknown to the map are ignored, as elsewhere in
   * Tribuo.
   *
   * @throws IllegalArgumentException if the example has none of the features, lacks one that is not
   *     implicitly zero, or a value is NaN or infinite
   */
  double[] read(Example<Event> example) {
    double[] values = new double[features.size()];
    Arrays.fill(values, Double.NaN);
    int found = 0;
    for (Feature feature : example) {
      int id = features.getID(feature.getName());
      if (id < 0) {
        continue;
      }
      if (!Double.isFinite(feature.getValue())) {
        throw new IllegalArgumentException(
            "feature " + feature.getName() + " is not a finite number: " + feature.getValue());
      }
      // Features that a hashing map folds into one id are combined.
      values[id] = Double.isNaN(values[id]) ? feature.getValue() : values[id] + feature.getValue();
      found++;
    }
    if (found < values.length) {
      fill(values, found);
    }
    return values;
  }

  private void fill(double[] values, int found) {
    if (found == 0) {
      throw new IllegalArgumentException("the example has none of the model's features");
    }
    List<String> missing = new ArrayList<>();
    for (int id = 0; id < values.length; id++) {
      if (Double.isNaN(values[id])) {
        values[id] = 0;
        missing.add(features.get(id).getName());
      }
    }
    if (!implicitZeros && !missing.isEmpty()) {
      throw new IllegalArgumentException(
          "insufficient data: the example lacks " + String.join(", ", missing));
    }
  }
}
