package io.weir.lab.evaluate.labelled;

import io.weir.incident.Incident;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes each change of an incident, and knows what people were told of it and when. */
public final class Telling implements Consumer<Incident> {
  private final Clock clock;
  private final Map<String, Integer> notices = new HashMap<>();
  private final Map<String, List<Instant>> told = new HashMap<>();

  public Telling(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void accept(Incident incident) {
    int before = notices.getOrDefault(incident.id(), 0);
    boolean worse =
        before == 0
            || incident.notice() == Incident.Notice.OPENED
            || incident.notice() == Incident.Notice.ESCALATED;
    if (incident.noticeNumber() > before) {
      notices.put(incident.id(), incident.noticeNumber());
      if (worse) {
        told.computeIfAbsent(incident.id(), none -> new ArrayList<>()).add(clock.instant());
      }
    }
  }

  /** Returns those of the incidents that people were told of, in their order. */
  public List<Told> of(Collection<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> incident.isAlert())
        .map(incident -> new Told(incident, told.getOrDefault(incident.id(), List.of())))
        .toList();
  }
}
