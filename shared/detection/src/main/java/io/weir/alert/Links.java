package io.weir.alert;

import static java.util.Objects.requireNonNull;

import io.weir.incident.Incident;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where to go on from an alert.
 *
 * @param dashboard the address of the CloudWatch dashboard
 * @param runbook the address of the pages about the kinds of alert; {@code {kind}} in it stands for
 *     the kind in lower case
 * @param report the address or the file of the report
 * @param answers how the incident is answered, in what goes to people alone
 */
public record Links(
    Optional<String> dashboard,
    Optional<String> runbook,
    Optional<String> report,
    Optional<AnswerLinks> answers) {
  /** Nothing but what follows from the incident itself. */
  public static final Links NONE = new Links(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String KIND = "{kind}";

  public Links {
    requireNonNull(dashboard, "dashboard");
    requireNonNull(runbook, "runbook");
    requireNonNull(report, "report");
    requireNonNull(answers, "answers");
  }

  /** Returns links beside which nothing can be answered. */
  public Links(Optional<String> dashboard, Optional<String> runbook, Optional<String> report) {
    this(dashboard, runbook, report, Optional.empty());
  }

  /** Returns the links of the incident by their names, in the order in which people need them. */
  Map<String, String> of(Incident incident) {
    Map<String, String> links = new LinkedHashMap<>();
    console(incident).ifPresent(address -> links.put("Console", address));
    dashboard.ifPresent(address -> links.put("Dashboard", address));
    runbook.ifPresent(address -> links.put("Runbook", runbook(address, incident)));
    report.ifPresent(address -> links.put("Report", address + "#incident-" + incident.id()));
    return links;
  }

  private static String runbook(String address, Incident incident) {
    String kind = incident.type().label().toLowerCase(Locale.ROOT);
    return address.replace(KIND, kind);
  }

  private static Optional<String> console(Incident incident) {
    SourceName source = SourceName.of(incident);
    if (!source.region().isEmpty()) {
      return Optional.of(
          "https://"
              + source.region()
              + ".console.aws.amazon.com/ec2/home?region="
              + source.region()
              + "#LoadBalancers:search="
              + URLEncoder.encode(source.name(), StandardCharsets.UTF_8));
    }
    return incident.source().matches("E[0-9A-Z]{10,20}")
        ? Optional.of(
            "https://console.aws.amazon.com/cloudfront/v4/home#/distributions/" + incident.source())
        : Optional.empty();
  }
}
