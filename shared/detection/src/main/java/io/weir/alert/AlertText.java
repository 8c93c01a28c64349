package io.weir.alert;

import io.weir.detect.Numbers;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.incident.Incident;
import io.weir.respond.ProposalText;
import io.weir.respond.WafCommands;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An alert as plain text for e-mail: the first line says it all, the rest gives the reasons. */
final class AlertText {
  static final int MAX_SUBJECT_CHARS = 99;
  private static final int MAX_LINE_CHARS = 300;
  private static final int MAX_QUERY_CHARS = 2000;
  private static final int MAX_COMMAND_CHARS = 6000;
  private static final int MAX_EVIDENCE = 8;
  private static final int MAX_SIGN_CHARS = 5;
  private static final String NOBODY = "no single client, path or target explains most of it";
  static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AlertText() {}

  static String subject(Incident incident) {
    return Clean.ascii(Headline.of(incident), MAX_SUBJECT_CHARS);
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

  static String text(Incident incident, Links links) {
    StringBuilder text = new StringBuilder(firstLine(incident)).append("\n\n");
    facts(text, incident);
    if (!incident.evidence().isEmpty()) {
      text.append("\nEvidence\n");
      incident.evidence().stream()
          .limit(MAX_EVIDENCE)
          .forEach(line -> item(text, evidenceLine(line)));
    }
    if (isGoingOn(incident)) {
      if (!incident.sample().examples().isEmpty()) {
        text.append("\nSample requests\n");
        incident.sample().examples().forEach(line -> item(text, line));
      }
      text.append("\nNext\n");
      NextStep.of(incident).forEach(step -> item(text, step));
      incident
          .proposal()
          .filter(Proposal::isOfUse)
          .ifPresent(proposal -> proposal(text, incident, proposal));
    }
    links.answers().ifPresent(answers -> answers(text, answers.of(incident)));
    if (!links.of(incident).isEmpty()) {
      text.append("\nLinks\n");
      links.of(incident).forEach((name, address) -> item(text, name + ": " + address));
    }
    lines(text, incident.sample());
    if (isGoingOn(incident) && incident.type().isTrouble()) {
      text.append("\nTo silence it, put into suppressions.json:\n");
      text.append(Clean.text(Silencing.entry(incident), 2 * MAX_LINE_CHARS)).append('\n');
    }
    return text.append("\nIncident ").append(incident.id()).append('\n').toString();
  }

  private static void answers(StringBuilder text, Map<String, String> links) {
    if (!links.isEmpty()) {
      text.append("\nAnswer, for seven days; each asks once more\n");
      links.forEach((words, address) -> item(text, words + ": " + address));
    }
  }

  private static void proposal(StringBuilder text, Incident incident, Proposal proposal) {
    text.append("\nProposal\n");
    ProposalText.lines(proposal).forEach(line -> item(text, line));
    List<String> commands = new WafCommands(incident.id(), incident.source(), proposal).cli();
    if (!commands.isEmpty()) {
      text.append("\nTo apply it by hand, in AWS WAF\n");
      commands.forEach(command -> text.append(Clean.text(command, MAX_COMMAND_CHARS)).append('\n'));
    }
  }

  /** What is over needs no step, and no silence. */
  static boolean isGoingOn(Incident incident) {
    return incident.notice().goesOn();
  }

  private static void facts(StringBuilder text, Incident incident) {
    if (incident.type() == FindingType.DAILY_DIGEST) {
      return;
    }
    if (incident.notice() == Incident.Notice.REVISED) {
      line(
          text, "Withdrawn", "logs that came late show this time as normal; nothing is to be done");
    }
    line(text, "Impact", Impact.of(incident));
    line(text, "Severity", incident.severity().name().toLowerCase(Locale.ROOT));
    line(text, "Lasted", lasted(incident));
    line(text, "Cause", Impact.cause(incident).orElse(NOBODY));
    line(text, "Worst window", worstWindow(incident));
    line(text, "Based on", basis(incident, incident.sample()));
    if (incident.learning()) {
      line(text, "Learning", "no model is trained for this source yet; judged by recent windows");
    }
    incident.related().forEach(related -> line(text, "Related", related));
    incident.answers().forEach(said -> line(text, "Answered", answered(said)));
  }

  private static String answered(Incident.Said said) {
    return said.kind().words() + ", " + MINUTE.format(said.at()) + " UTC";
  }

  private static void lines(StringBuilder text, Sample sample) {
    if (!sample.query().isEmpty()) {
      text.append("\nThe lines of the worst window, in Athena\n");
      text.append(Clean.text(sample.query(), MAX_QUERY_CHARS)).append('\n');
    }
    for (String key : sample.objectKeys()) {
      // A file of a local run has a path in place of a bucket.
      text.append(key.startsWith("/") ? "" : "s3://");
      text.append(Clean.text(key, MAX_LINE_CHARS)).append('\n');
    }
  }

  static String evidenceLine(Evidence evidence) {
    String expected = Double.isNaN(evidence.expected()) ? "" : ", normally " + expected(evidence);
    return RuleText.label(evidence)
        + ": "
        + Numbers.text(evidence.observed(), evidence.unit())
        + expected;
  }

  /** Returns the expected value; a unit that is a word need not be said twice. */
  static String expected(Evidence evidence) {
    boolean word = evidence.unit().length() > MAX_SIGN_CHARS;
    return Numbers.text(evidence.expected(), word ? "" : evidence.unit());
  }

  static String worstWindow(Incident incident) {
    Duration width = Duration.ofSeconds(incident.trail().widthSeconds());
    return MINUTE.format(incident.worst())
        + " to "
        + MINUTE.format(incident.worst().plus(width))
        + " UTC";
  }

  static String basis(Incident incident, Sample sample) {
    return Numbers.text((double) sample.requests(), SourceName.unit(incident.source()))
        + ", "
        + sample.completeness();
  }

  static String word(Incident incident) {
    return switch (incident.notice()) {
      case ESCALATED -> "Worse: ";
      case REVISED -> "Withdrawn: ";
      case RESOLVED -> "Over: ";
      default -> "";
    };
  }

  static String lasted(Incident incident) {
    String state = incident.closed().isPresent() ? ", over" : " so far";
    String times = incident.times() > 1 ? ", came " + incident.times() + " times" : "";
    String windows = incident.windows() == 1 ? " window" : " windows";
    return Headline.duration(incident)
        + state
        + times
        + ", "
        + incident.windows()
        + windows
        + " with findings";
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-13s %s\n", name, Clean.text(value, MAX_LINE_CHARS)));
  }

  private static void item(StringBuilder text, String line) {
    text.append("  - ").append(Clean.text(line, MAX_LINE_CHARS)).append('\n');
  }

  /** Returns the labelled facts that chat shows, too. */
  static List<String> labels(Incident incident) {
    return List.of(
        "Impact: " + Impact.of(incident),
        "Since: " + MINUTE.format(incident.opened()) + " UTC, " + lasted(incident),
        "Cause: " + Impact.cause(incident).orElse(NOBODY),
        "Worst window: " + worstWindow(incident) + ", " + basis(incident, incident.sample()));
  }
}
