package io.weir.lab.evaluate;

import io.weir.finding.FindingType;
import io.weir.lab.generate.Label;
import io.weir.lab.generate.TrafficShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts, over any number of weeks, what one detector found and what it made up. */
final class Scores {
  /** An alarm that begins soon after the end is still about the incident's last window. */
  private static final Duration AFTERMATH = Duration.ofMinutes(15);

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Alarm> falseAlarms = new ArrayList<>();
  private int weeks;

  /** Adds one week of one source. */
  synchronized void add(List<Label> labels, List<Alarm> alarms, Instant from) {
    weeks++;
    List<Alarm> judged = alarms.stream().filter(alarm -> alarm.end().isAfter(from)).toList();
    for (Label label : labels) {
      List<Alarm> about = judged.stream().filter(alarm -> isAbout(alarm, label)).toList();
      Optional<Alarm> first = about.stream().min(Comparator.comparing(Alarm::told));
      outcomes.add(new Outcome(label, first, about.size()));
    }
    for (Alarm alarm : judged) {
      boolean right =
          labels.stream().anyMatch(label -> isAbout(alarm, label) || excused(alarm, label));
      if (!right && !alarm.opened().isBefore(from)) {
        falseAlarms.add(alarm);
      }
    }
  }

  private static boolean isAbout(Alarm alarm, Label label) {
    boolean since = !alarm.opened().isBefore(label.start().minus(TrafficShape.WIDTH));
    if (!since || !alarm.overlaps(label.start(), label.end().plus(AFTERMATH))) {
      return false;
    }
    boolean says = alarm.type().isPresent();
    if (label.type().isSecurity() && alarm.isSecurity()) {
      return alarm.subject().equals(label.subject());
    }
    // A detector that knows attacks must call an attack one; the others need only ring.
    return !says || label.type().isSecurity() == alarm.isSecurity();
  }

  /** An attack may well be felt in the traffic, too, and trouble of traffic is no attack. */
  private static boolean excused(Alarm alarm, Label label) {
    return label.type().isSecurity()
        && !alarm.isSecurity()
        && alarm.overlaps(label.start(), label.end().plus(AFTERMATH));
  }

  synchronized List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  synchronized List<Outcome> outcomes(FindingType type) {
    return outcomes.stream().filter(outcome -> outcome.label().type() == type).toList();
  }

  synchronized List<Alarm> falseAlarms() {
    return List.copyOf(falseAlarms);
  }

  synchronized double falseAlarmsPerWeek() {
    return (double) falseAlarms.size() / weeks;
  }

  synchronized double falseAlarmsPerWeek(FindingType type) {
    return (double)
            falseAlarms.stream().filter(a -> a.type().filter(type::equals).isPresent()).count()
        / weeks;
  }

  static double recall(List<Outcome> outcomes) {
    return share(outcomes.stream().filter(Outcome::detected).count(), outcomes.size());
  }

  static double rightTypes(List<Outcome> outcomes) {
    return share(
        outcomes.stream().filter(Outcome::rightType).count(),
        outcomes.stream().filter(Outcome::detected).count());
  }

  static double namedCauses(List<Outcome> outcomes) {
    return share(
        outcomes.stream().filter(Outcome::namesCause).count(),
        outcomes.stream().filter(Outcome::detected).count());
  }

  /** Returns how long after its start the median incident was told, in minutes. */
  static double medianDelayMinutes(List<Outcome> outcomes) {
    double[] delays =
        outcomes.stream()
            .flatMap(outcome -> outcome.delay().stream())
            .mapToDouble(delay -> delay.toSeconds() / 60.0)
            .sorted()
            .toArray();
    return delays.length == 0 ? Double.NaN : delays[delays.length / 2];
  }

  static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
