package io.weir.lab.evaluate;

import io.weir.finding.FindingType;
import io.weir.lab.evaluate.Bystander.Flag;
import io.weir.lab.generate.TrafficShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins flagged windows into alarms, as leniently as Weir joins its own into incidents. */
final class Alarms {
  static final Duration SETTLING = Duration.ofMinutes(10);
  private static final Duration GAP = Duration.ofMinutes(30);

  private Alarms() {}

  static List<Alarm> of(List<Flag> flags) {
    List<Alarm> alarms = new ArrayList<>();
    List<Flag> run = new ArrayList<>();
    for (Flag flag : flags) {
      if (!run.isEmpty() && end(run).plus(GAP).isBefore(flag.row().start())) {
        alarms.add(alarm(run));
        run.clear();
      }
      run.add(flag);
    }
    if (!run.isEmpty()) {
      alarms.add(alarm(run));
    }
    return alarms;
  }

  private static Instant end(List<Flag> run) {
    return run.get(run.size() - 1).row().start().plus(TrafficShape.WIDTH);
  }

  private static Alarm alarm(List<Flag> run) {
    Instant opened = run.get(0).row().start();
    List<FindingType> types = run.stream().flatMap(flag -> flag.type().stream()).toList();
    return new Alarm(
        types.isEmpty() ? Optional.empty() : Optional.of(Recipe.most(types)),
        opened,
        end(run),
        opened.plus(TrafficShape.WIDTH).plus(SETTLING),
        "",
        List.of());
  }
}
