package io.weir.forest.artifact;

import io.weir.forest.ForestSettings;
import io.weir.forest.ThresholdRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What to train and how.
 *
 * @param schema the features of the rows
 * @param settings how the forest is grown and scored
 * @param threshold how the threshold is chosen
 * @param range the time the rows are of, if they are of a time
 * @param clock tells the time of training, for the provenance
 */
public record TrainingPlan(
    FeatureSchema schema,
    ForestSettings settings,
    ThresholdRule threshold,
    Optional<Range> range,
    Clock clock) {

  /**
   * A range of time.
   *
   * @param from its start
   * @param to its end, not before the start
   */
  public record Range(Instant from, Instant to) {
    /** Checks the order. */
    public Range {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a range ends before it starts: " + from + ", " + to);
      }
    }
  }

  /** Returns a plan with the default settings, a threshold of 0.6, no range and the UTC clock. */
  public static TrainingPlan of(FeatureSchema schema) {
    return new TrainingPlan(
        schema,
        ForestSettings.defaults(),
        ThresholdRule.fixed(0.6),
        Optional.empty(),
        Clock.systemUTC());
  }

  /** Returns the same plan with other settings. */
  public TrainingPlan with(ForestSettings newSettings) {
    return new TrainingPlan(schema, newSettings, threshold, range, clock);
  }

  /** Returns the same plan with another rule for the threshold. */
  public TrainingPlan with(ThresholdRule newThreshold) {
    return new TrainingPlan(schema, settings, newThreshold, range, clock);
  }

  /** Returns the same plan for rows of this time. */
  public TrainingPlan with(Range newRange) {
    return new TrainingPlan(schema, settings, threshold, Optional.of(newRange), clock);
  }

  /** Returns the same plan with another clock. */
  public TrainingPlan with(Clock newClock) {
    return new TrainingPlan(schema, settings, threshold, range, newClock);
  }
}
