package io.weir.cli.demo;

import io.weir.incident.Incident;
import io.weir.lab.generate.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was put into the traffic, beside what was told.
 *
 * @param lines one for each label: whether it was found, and as what
 * @param found how many labels were found
 * @param others incidents that match no label
 */
record Verdict(List<String> lines, int found, List<Incident> others) {
  private static final Duration SLACK = Duration.ofMinutes(10);

  static Verdict of(List<Label> labels, List<Incident> incidents) {
    List<String> lines = new ArrayList<>();
    List<Incident> others = new ArrayList<>(incidents);
    int found = 0;
    for (Label label : labels) {
      List<Incident> matching = incidents.stream().filter(i -> overlaps(label, i)).toList();
      others.removeAll(matching);
      found += matching.isEmpty() ? 0 : 1;
      lines.add(line(label, matching));
    }
    return new Verdict(lines, found, others);
  }

  private static String line(Label label, List<Incident> matching) {
    String told =
        matching.isEmpty()
            ? "missed"
            : "told as "
                + String.join(
                    ", ",
                    matching.stream().map(incident -> incident.type().label()).distinct().toList());
    return String.format(
        "%s-%s  %-24s %s",
        label.start().toString().substring(11, 16),
        label.end().toString().substring(11, 16),
        label.type().label(),
        told);
  }

  private static boolean overlaps(Label label, Incident incident) {
    return incident.opened().isBefore(label.end().plus(SLACK))
        && incident.lastSeen().plus(SLACK).isAfter(label.start());
  }
}
