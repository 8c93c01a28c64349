package io.weir.lab.evaluate;

import io.weir.lab.generate.Label;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one injected incident.
 *
 * @param label the incident
 * @param alarm the first alarm about it; empty if it was missed
 * @param alarms how many alarms there were about it
 */
record Outcome(Label label, Optional<Alarm> alarm, int alarms) {

  boolean detected() {
    return alarm.isPresent();
  }

  boolean rightType() {
    return alarm.flatMap(Alarm::type).filter(label.type()::equals).isPresent();
  }

  boolean namesCause() {
    return alarm.map(told -> Causes.named(label, told)).orElse(false);
  }

  Optional<Duration> delay() {
    return alarm.map(told -> Duration.between(label.start(), told.told()));
  }
}
