package io.weir.report.page;

import io.weir.alert.NextStep;
import io.weir.alert.RuleText;
import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.incident.Incident;
import io.weir.report.IncidentGroup;
import io.weir.report.page.Stretches.Stretch;
import io.weir.respond.ProposalText;
import io.weir.respond.WafCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws incidents. */
final class IncidentViews {
  private static final int MAX_EVIDENCE = 10;
  private static final int MAX_OTHERS = 60;
  private static final int MAX_TEXT_CHARS = 600;
  private static final int MAX_SUBJECT_CHARS = 120;
  private static final int MAX_QUERY_CHARS = 4000;
  private static final Duration BESIDE = Duration.ofHours(1);
  private static final Duration CHART_BEFORE = Duration.ofHours(6);
  private static final Duration CHART_AFTER = Duration.ofHours(3);

  private final List<SourceFacts> sources;
  private final ZoneId zone;

  IncidentViews(List<SourceFacts> sources, ZoneId zone) {
    this.sources = sources;
    this.zone = zone;
  }

  IncidentView of(IncidentGroup group) {
    Incident incident = group.first();
    int source = sourceOf(incident);
    return new IncidentView(
        incident.id(),
        incident.severity().name().toLowerCase(Locale.ROOT),
        incident.type().label().replace('_', ' '),
        family(incident.type()),
        Shown.cut(incident.source(), MAX_SUBJECT_CHARS),
        source,
        Shown.cut(incident.subject(), MAX_SUBJECT_CHARS),
        group.incidents().size(),
        when(incident),
        lasted(incident),
        Shown.cut(sentence(incident), MAX_TEXT_CHARS),
        incident.learning(),
        chart(incident.type()),
        incident.opened().minus(CHART_BEFORE).getEpochSecond(),
        incident.lastSeen().plus(CHART_AFTER).getEpochSecond(),
        evidence(incident),
        around(incident, source),
        NextStep.of(incident).stream().map(step -> Shown.cut(step, MAX_TEXT_CHARS)).toList(),
        incident.proposal().map(ProposalText::lines).orElse(List.of()).stream()
            .map(line -> Shown.cut(line, MAX_TEXT_CHARS))
            .toList(),
        incident.proposal().map(proposal -> commands(incident, proposal)).orElse(""),
        Shown.cut(incident.sample().query(), MAX_QUERY_CHARS),
        incident.sample().objectKeys().stream()
            .map(key -> Shown.cut(key.startsWith("/") ? key : "s3://" + key, MAX_TEXT_CHARS))
            .toList(),
        incident.sample().examples().stream()
            .map(request -> Shown.cut(request, MAX_TEXT_CHARS))
            .toList(),
        others(group),
        Math.max(0, group.incidents().size() - MAX_OTHERS));
  }

  /** Nothing of a log stands in them but addresses and plain paths, so they need not be cut. */
  private static String commands(Incident incident, Proposal proposal) {
    WafCommands commands = new WafCommands(incident.id(), incident.source(), proposal);
    return proposal.kind() == Proposal.Kind.NONE
        ? ""
        : String.join("\n", commands.cli()) + "\n\n" + commands.terraform();
  }

  private int sourceOf(Incident incident) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).name().equals(incident.source())) {
        return i;
      }
    }
    return -1;
  }

  static String family(FindingType type) {
    if (type.isSecurity()) {
      return "attack";
    }
    boolean logs = type == FindingType.MISSING_LOGS || type == FindingType.FORMAT_DRIFT;
    return logs ? "logs" : "anomaly";
  }

  private static String chart(FindingType type) {
    if (type.isSecurity()) {
      return "refused";
    }
    return switch (type) {
      case ERROR_SPIKE, PARTIAL_OUTAGE -> "errors";
      case PERFORMANCE_DEGRADATION, SLOW_LEAK, CACHE_DEGRADATION -> "p95";
      case DISTRIBUTED_FLOOD -> "clients";
      case CREDENTIAL_ATTACK -> "refused";
      default -> "requests";
    };
  }

  private String when(Incident incident) {
    String from = Shown.minute(incident.opened(), zone);
    String to = Shown.minute(incident.lastSeen(), zone);
    boolean sameDay = from.substring(0, 10).equals(to.substring(0, 10));
    return from + " to " + (sameDay ? to.substring(11) : to);
  }

  private static String lasted(Incident incident) {
    Duration length = Duration.between(incident.opened(), incident.lastSeen());
    int windows = incident.windows();
    return Shown.duration(length)
        + (incident.closed().isPresent() ? "" : ", still open at the end")
        + (incident.times() > 1 ? ", came " + incident.times() + " times" : "")
        + ", "
        + windows
        + (windows == 1 ? " window" : " windows")
        + " with findings"
        + answered(incident);
  }

  /** What was released then is the first thing to know of it. */
  private static String sentence(Incident incident) {
    return incident.related().stream()
        .filter(line -> line.startsWith("Deploy of "))
        .reduce(incident.explanation(), (text, line) -> text + ". " + line);
  }

  private static String answered(Incident incident) {
    return incident.answers().isEmpty()
        ? ""
        : incident.answers().stream()
            .map(said -> said.kind().words().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", ", answered: ", ""));
  }

  private static Table evidence(Incident incident) {
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Evidence reason : incident.evidence().stream().limit(MAX_EVIDENCE).toList()) {
      rows.add(
          List.of(
              Table.Cell.of(Shown.cut(RuleText.label(reason), MAX_TEXT_CHARS)),
              Table.Cell.of(Shown.number(reason.observed(), reason.unit())),
              Table.Cell.of(Shown.number(reason.expected(), reason.unit()))));
    }
    return new Table("Who and what changed", List.of("What", "Observed", "Expected"), rows);
  }

  /** Returns the stretches that are shown of an incident: before, during and after. */
  static List<Stretch> stretches(Incident incident, Duration width) {
    Instant from = incident.opened();
    Instant to = incident.lastSeen();
    return List.of(
        Stretch.of(from.minus(BESIDE), from, width),
        Stretch.of(from, to, width),
        Stretch.of(to, to.plus(BESIDE), width));
  }

  private Table around(Incident incident, int source) {
    List<String> headers =
        List.of("When", "Requests an hour", "4xx", "5xx", "p95 response time", "Clients");
    String caption = "Before, during and after";
    if (source < 0) {
      return new Table(caption, headers, List.of());
    }
    SourceFacts facts = sources.get(source);
    Instant from = incident.opened();
    Instant to = incident.lastSeen();
    return new Table(
        caption,
        headers,
        List.of(
            row("The hour before", facts, from.minus(BESIDE), from),
            row("During", facts, from, to),
            row("The hour after", facts, to, to.plus(BESIDE))));
  }

  private static List<Table.Cell> row(String name, SourceFacts facts, Instant from, Instant to) {
    Numbers numbers = facts.during(Stretch.of(from, to, facts.width()));
    double hours = Duration.between(from, to).toSeconds() / 3600.0;
    return List.of(
        Table.Cell.of(name),
        Table.Cell.of(Shown.digits(Math.rint(numbers.requests() / hours))),
        Table.Cell.of(Shown.percent(numbers.clientErrorShare())),
        Table.Cell.of(Shown.percent(numbers.serverErrorShare())),
        Table.Cell.of(Shown.millis(numbers.p95())),
        Table.Cell.of(Shown.digits(numbers.wholeClients())));
  }

  private List<IncidentView.Other> others(IncidentGroup group) {
    if (group.incidents().size() == 1) {
      return List.of();
    }
    List<IncidentView.Other> others = new ArrayList<>();
    for (Incident incident : group.incidents().stream().limit(MAX_OTHERS).toList()) {
      boolean first = incident.equals(group.first());
      others.add(
          new IncidentView.Other(
              first ? "" : incident.id(),
              when(incident),
              Shown.cut(incident.subject(), MAX_SUBJECT_CHARS),
              Shown.cut(incident.explanation(), MAX_TEXT_CHARS)));
    }
    return others;
  }
}
