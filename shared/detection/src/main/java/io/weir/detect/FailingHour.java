package io.weir.detect;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.Reading;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.util.List;
import java.util.Optional;

/**
 * An hour in which one answer in a hundred more fails than usual: of a busy site that is hundreds
 * of people, and no window of it shows more than a few failures. It is measured by how far the
 * hours of this source lie from each other, incidents too: what fails often for an hour will fail
 * again.
 *
 * @param readings the hour, on average
 * @param strength how many times over what is no chance
 */
record FailingHour(Readings readings, double strength) {
  /** Where to look for what fails. */
  static final TypeRule RULE =
      new TypeRule(
          FindingType.ERROR_SPIKE,
          List.of(Sign.above(Feature.SERVER_ERRORS, 1, 0)),
          List.of(),
          (readings, digest) -> true,
          List.of(Dimension.ERROR_PATH, Dimension.ERROR_TARGET, Dimension.ERROR_CLIENT));

  /** As many times as far as hours stray from each other. */
  private static final double FAR = 3;

  private static final double FACTOR = 2.5;
  private static final double SHARE = 0.01;
  private static final double FEW = 20;

  /** Most windows do not even fail more than usual, and need no look at the hour before. */
  private static final double SOME = 0.5;

  /** Returns the hour up to the end of the window, if it is one. */
  static Optional<FailingHour> of(
      WindowKey key, Digest digest, Profile profile, Readings readings, List<History> before) {
    double usual = profile.customs().failing();
    boolean fails =
        readings.get(Feature.SERVER_ERRORS).filter(now -> now.lasting() > SOME).isPresent();
    if (!fails || usual == 0) {
      return Optional.empty();
    }
    return Readings.hour(profile, key.start(), key.width(), digest, before)
        .flatMap(hour -> of(hour, usual));
  }

  private static Optional<FailingHour> of(Readings hour, double usual) {
    return hour.get(Feature.SERVER_ERRORS)
        .filter(errors -> matters(errors, hour.requests()))
        .map(errors -> new FailingHour(hour, above(errors) / (FAR * usual)))
        .filter(failing -> failing.strength() >= 1);
  }

  private static boolean matters(Reading errors, double requests) {
    double more = errors.observed() - errors.expected();
    return errors.lasting() > 0
        && more >= SHARE
        && more * requests >= FEW
        && errors.observed() >= FACTOR * errors.expected();
  }

  private static double above(Reading errors) {
    Feature feature = errors.feature();
    return feature.scaled(errors.observed()) - feature.scaled(errors.expected());
  }
}
