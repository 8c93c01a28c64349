package io.weir.lab.evaluate;

import io.weir.feature.FeatureVector;
import java.time.Instant;

/** One window as the detectors beside Weir see it: its start and its features. */
record Row(Instant start, FeatureVector features) {}
