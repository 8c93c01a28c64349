package io.weir.forest;

import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Output;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.ImmutableAnomalyInfo;

/** Checks on what a stored model says of its features and outputs. */
final class Domains {
  private Domains() {}

  /** Returns the map, which has a feature for every id from 0 up. */
  static ImmutableFeatureMap dense(ImmutableFeatureMap features) {
    for (int id = 0; id < features.size(); id++) {
      if (features.get(id) == null) {
        throw new IllegalArgumentException("feature ids have a gap at " + id);
      }
    }
    return features;
  }

  /** Returns the domain as one of events. */
  static ImmutableOutputInfo<Event> events(ImmutableOutputInfo<? extends Output<?>> outputs) {
    if (outputs instanceof ImmutableAnomalyInfo events) {
      return events;
    }
    throw new IllegalArgumentException("not a model of events: " + outputs.getClass().getName());
  }
}
