package io.weir.alert;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.Sample;
import io.weir.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An alert as plain text for e-mail: the first line says it all, the rest gives the reasons. */
final class AlertText {
  static final int MAX_SUBJECT_CHARS = 99;
  private static final int MAX_LINE_CHARS = 300;
  private static final int MAX_QUERY_CHARS = 1000;
  private static final int MAX_EVIDENCE = 8;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AlertText() {}

  static String subject(Incident incident) {
    return Clean.ascii(
        "["
            + incident.severity()
            + "] "
            + word(incident)
            + incident.type().label()
            + " since "
            + MINUTE.format(incident.opened())
            + "Z on "
            + incident.source(),
        MAX_SUBJECT_CHARS);
  }

  static String firstLine(Incident incident) {
    return Clean.text(
        word(incident)
            + incident.type().label()
            + " on "
            + incident.source()
            + " since "
            + MINUTE.format(incident.opened())
            + " UTC: "
            + incident.explanation(),
        2 * MAX_LINE_CHARS);
  }

  static String text(Incident incident) {
    StringBuilder text = new StringBuilder(firstLine(incident)).append("\n\n");
    line(text, "Severity", incident.severity().name().toLowerCase(Locale.ROOT));
    line(text, "Lasted", lasted(incident));
    line(text, "Worst window", worstWindow(incident));
    Sample sample = incident.sample();
    line(text, "Based on", basis(incident, sample));
    if (incident.learning()) {
      line(text, "Learning", "no model is trained for this source yet; judged by recent windows");
    }
    text.append("\nReasons (observed, expected)\n");
    incident.evidence().stream().limit(MAX_EVIDENCE).forEach(e -> evidence(text, e));
    text.append("\nNext: ").append(NextStep.of(incident.type())).append('\n');
    if (!sample.query().isEmpty()) {
      text.append("\nThe lines behind it, in Athena:\n");
      text.append(Clean.text(sample.query(), MAX_QUERY_CHARS)).append('\n');
    }
    for (String key : sample.objectKeys()) {
      // A file of a local run has a path in place of a bucket.
      text.append(key.startsWith("/") ? "" : "s3://");
      text.append(Clean.text(key, MAX_LINE_CHARS)).append('\n');
    }
    return text.append("\nIncident ").append(incident.id()).append('\n').toString();
  }

  static String evidenceLine(Evidence evidence) {
    String expected =
        Double.isNaN(evidence.expected())
            ? "not known yet"
            : Numbers.text(evidence.expected(), evidence.unit());
    return evidence.label()
        + ": "
        + Numbers.text(evidence.observed(), evidence.unit())
        + ", "
        + expected;
  }

  static String worstWindow(Incident incident) {
    Duration width = Duration.ofSeconds(incident.trail().widthSeconds());
    return MINUTE.format(incident.worst())
        + " to "
        + MINUTE.format(incident.worst().plus(width))
        + " UTC";
  }

  static String basis(Incident incident, Sample sample) {
    return Numbers.text((double) sample.requests(), "requests") + ", " + sample.completeness();
  }

  static String word(Incident incident) {
    return switch (incident.notice()) {
      case ESCALATED -> "Worse: ";
      case REVISED -> "Withdrawn: ";
      case RESOLVED -> "Over: ";
      default -> "";
    };
  }

  private static String lasted(Incident incident) {
    Instant end = incident.lastSeen();
    long minutes = Duration.between(incident.opened(), end).toMinutes();
    String state = incident.closed().isPresent() ? ", over" : " so far";
    String windows = incident.windows() == 1 ? " window" : " windows";
    return minutes + " minutes" + state + ", " + incident.windows() + windows + " with findings";
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-13s %s\n", name, Clean.text(value, MAX_LINE_CHARS)));
  }

  private static void evidence(StringBuilder text, Evidence evidence) {
    text.append("  - ").append(Clean.text(evidenceLine(evidence), MAX_LINE_CHARS)).append('\n');
  }
}
