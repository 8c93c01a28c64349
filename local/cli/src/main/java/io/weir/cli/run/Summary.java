package io.weir.cli.run;

import io.weir.cli.Colour;
import io.weir.cli.Plain;
import io.weir.cli.Quantity;
import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.report.IncidentGroup;
import io.weir.report.Reading;
import io.weir.report.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run comes to, in about ten lines. */
final class Summary {
  private static final int SHOWN_GROUPS = 5;
  private static final int SHOWN_FAILURES = 3;
  private static final int MAX_NAME_CHARS = 60;
  private static final int MINUTE_CHARS = 16;

  private final PrintWriter out;
  private final Colour colour;

  Summary(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void print(
      Verdict verdict, Map<String, Integer> suppressed, List<Incident> information, Path report) {
    out.println(colour.bold(verdict.sentence()));
    List<IncidentGroup> groups = verdict.groups();
    groups.stream().limit(SHOWN_GROUPS).forEach(group -> out.println("  " + line(group)));
    if (groups.size() > SHOWN_GROUPS) {
      out.println("  and " + (groups.size() - SHOWN_GROUPS) + " more in the report");
    }
    Reading reading = verdict.reading();
    out.println(
        String.format(
            Locale.ROOT,
            "Read    %s: lines=%d accepted=%d rejected=%d skipped=%d%s",
            Quantity.counted(reading.objects(), "object"),
            reading.lines(),
            reading.accepted(),
            reading.rejected(),
            reading.skipped(),
            reasons(reading)));
    reading.unread().stream()
        .limit(SHOWN_FAILURES)
        .forEach(failure -> out.println("Unread  " + Plain.line(failure, 4 * MAX_NAME_CHARS)));
    if (reading.unread().size() > SHOWN_FAILURES) {
      out.println("Unread  and " + (reading.unread().size() - SHOWN_FAILURES) + " more");
    }
    Advice.of(reading).stream()
        .limit(SHOWN_FAILURES)
        .forEach(advice -> out.println("Try     " + advice));
    informed(information);
    int findings = suppressed.values().stream().mapToInt(Integer::intValue).sum();
    if (findings > 0) {
      out.println("Quiet   " + Quantity.counted(findings, "finding") + " suppressed as you asked");
    }
    reading.lacks().forEach(out::println);
    out.println("Report  " + report);
    out.flush();
  }

  /** What was no reason for an alert is said in a line, lest it seem unseen. */
  private void informed(List<Incident> information) {
    List<Incident> digests =
        information.stream()
            .filter(incident -> incident.type() == FindingType.DAILY_DIGEST)
            .toList();
    long probes = digests.stream().mapToLong(digest -> digest.sample().requests()).sum();
    if (!digests.isEmpty()) {
      out.println(
          String.format(
              Locale.ROOT,
              "Digest  %,d probes in %s needed no alert; see digests.jsonl",
              probes,
              Quantity.counted(digests.size(), "day")));
    }
    long rules = of(information, FindingType.COUNTED_RULE);
    if (rules > 0) {
      out.println(
          "Firewall "
              + Quantity.counted(rules, "rule")
              + " that only count match ordinary clients; see digests.jsonl");
    }
    int habits = (int) of(information, FindingType.SITE_HABIT);
    if (habits > 0) {
      out.println(
          "Learned "
              + Quantity.counted(habits, "form")
              + " of request that look like attacks and are this site's own; see digests.jsonl");
    }
  }

  private static long of(List<Incident> information, FindingType type) {
    return information.stream().filter(incident -> incident.type() == type).count();
  }

  private String line(IncidentGroup group) {
    Incident incident = group.first();
    Duration lasted = Duration.between(incident.opened(), incident.lastSeen());
    String times = group.incidents().size() == 1 ? "" : " ×" + group.incidents().size();
    String since = incident.opened().toString().substring(0, MINUTE_CHARS).replace('T', ' ');
    String what =
        String.format(
            "%s%s on %s, %s UTC, %d min: %s",
            incident.type().label(),
            times,
            Plain.line(incident.source(), MAX_NAME_CHARS),
            since,
            lasted.toMinutes(),
            Plain.line(incident.explanation(), 2 * MAX_NAME_CHARS));
    return colour.severity(group.severity()) + " " + what;
  }

  private static String reasons(Reading reading) {
    String rejects = join(reading.rejects());
    String passed = join(reading.passedOver());
    String refused = rejects.isEmpty() ? "" : "; refused: " + rejects;
    return refused + (passed.isEmpty() ? "" : "; passed over: " + passed);
  }

  private static String join(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " (" + count.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
