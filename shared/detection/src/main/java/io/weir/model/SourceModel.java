package io.weir.model;

import static java.util.Objects.requireNonNull;

import io.weir.baseline.Profile;
import io.weir.baseline.Regulars;
import io.weir.detect.Knowledge;
import io.weir.detect.Limits;
import java.util.Optional;

/** Everything that was learned of a source. */
record SourceModel(Profile profile, Limits limits, Forest forest) {
  SourceModel {
    requireNonNull(profile, "profile");
    requireNonNull(limits, "limits");
    requireNonNull(forest, "forest");
  }

  SourceModel withRegulars(Regulars regulars) {
    return new SourceModel(profile.withRegulars(regulars), limits, forest);
  }

  Knowledge knowledge() {
    return new Knowledge(profile, limits, Optional.of(forest));
  }
}
