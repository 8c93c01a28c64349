package io.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeatureVectorTest {
  @Test
  void scaled_isWhatTheFeatureSays() {
    FeatureVector vector = FeatureVector.of(feature -> feature.ordinal() / 50.0);
    for (Feature feature : Feature.values()) {
      assertThat(vector.scaled(feature)).isEqualTo(feature.scaled(vector.get(feature)));
    }
    FeatureVector nothing = FeatureVector.of(feature -> Double.NaN);
    assertThat(nothing.scaled(Feature.REQUESTS)).isNaN();
  }
}
