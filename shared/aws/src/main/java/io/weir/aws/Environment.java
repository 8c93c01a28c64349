package io.weir.aws;

import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerLinks;
import io.weir.alert.Links;
import io.weir.incident.Paging;
import io.weir.step.Lateness;
import io.weir.step.RespondLimits;
import io.weir.step.Settings;
import io.weir.store.outbound.AddressSet;
import io.weir.store.outbound.AlertSink;
import io.weir.window.ClientMask;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * What a function is told by its environment variables. The only place that reads them; a variable
 * that is missing or makes no sense throws {@link IllegalStateException} with its name.
 *
 * <p>The SDK itself reads region, credentials and {@code AWS_ENDPOINT_URL*}.
 */
public final class Environment {
  private final Function<String, Optional<String>> variables;

  public Environment(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    return new Environment(name -> Optional.ofNullable(System.getenv(name)));
  }

  /** Returns what the operator chose. */
  public Settings settings() {
    return new Settings(
        Duration.ofSeconds(wholeNumber("WEIR_WINDOW_SECONDS")),
        zone("WEIR_TIME_ZONE"),
        Math.toIntExact(wholeNumber("WEIR_MIN_REQUESTS")),
        number("WEIR_FALSE_ALARMS_PER_WEEK"),
        OptionalDouble.empty(),
        Math.toIntExact(wholeNumber("WEIR_TRAINING_DAYS")),
        Lateness.defaults(),
        Paging.defaults(),
        List.of(),
        text("WEIR_ATHENA_TABLE"));
  }

  /** Returns how much of the clients' addresses is kept; all where nothing is said. */
  public ClientMask.Choice clientMask() {
    String name = "WEIR_CLIENT_MASK";
    try {
      return new ClientMask.Choice(
          ClientMask.Width.ofLabel(optional(name).orElse("full")),
          optional("WEIR_CLIENT_KEY").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  /** Returns the name of the table of windows. */
  public String windowsTable() {
    return text("WEIR_WINDOWS_TABLE");
  }

  /** Returns how long the parts of windows are kept. */
  public Duration partRetention() {
    return Duration.ofDays(wholeNumber("WEIR_PART_RETENTION_DAYS"));
  }

  /** Returns how long the summaries of windows are kept. */
  public Duration summaryRetention() {
    return Duration.ofDays(wholeNumber("WEIR_SUMMARY_RETENTION_DAYS"));
  }

  /** Returns the name of the table of incidents. */
  public String incidentsTable() {
    return text("WEIR_INCIDENTS_TABLE");
  }

  /** Returns how long findings, incidents and notices are kept. */
  public Duration incidentRetention() {
    return Duration.ofDays(wholeNumber("WEIR_INCIDENT_RETENTION_DAYS"));
  }

  /** Returns the bucket of model artifacts. */
  public String modelBucket() {
    return text("WEIR_MODEL_BUCKET");
  }

  /** Returns the topic that people subscribe to. */
  public String alertTopic() {
    return text("WEIR_ALERT_TOPIC_ARN");
  }

  /** Returns the topic that chat channels subscribe to. */
  public String chatTopic() {
    return text("WEIR_CHAT_TOPIC_ARN");
  }

  /** Returns how many alerts a channel may get in an hour before the rest is held. */
  public int alertsPerHour() {
    return Math.toIntExact(wholeNumber("WEIR_ALERTS_PER_HOUR"));
  }

  /** Returns how many custom metrics of incidents there may be in an hour. */
  public int incidentMetricsPerHour() {
    return Math.toIntExact(wholeNumber("WEIR_INCIDENT_METRICS_PER_HOUR"));
  }

  /** Returns the queue of log objects that wait to be read. */
  public String logQueueUrl() {
    return text("WEIR_LOG_QUEUE_URL");
  }

  /** Returns the queue of sources that wait to be scored or trained. */
  public String sourceQueueUrl() {
    return text("WEIR_SOURCE_QUEUE_URL");
  }

  /** Returns the IP sets into which clients are put, IPv4 and IPv6; empty if none are. */
  public Optional<List<AddressSet>> addressSets() {
    List<AddressSet> sets = new ArrayList<>();
    for (String name : List.of("WEIR_IPV4_SET_ARN", "WEIR_IPV6_SET_ARN")) {
      optional(name).ifPresent(arn -> sets.add(WafAddressSet.of(arn, wafEndpoint())));
    }
    return sets.size() == 2 ? Optional.of(sets) : Optional.empty();
  }

  /** The SDK reads these for services that it knows. */
  private Optional<URI> wafEndpoint() {
    return optional("AWS_ENDPOINT_URL_WAFV2").map(URI::create);
  }

  /** Returns the sink of events, if there is a bus for them. */
  public Optional<AlertSink> events() {
    return optional("WEIR_EVENT_BUS")
        .map(
            bus ->
                new EventBridgeSink(
                    bus,
                    new DefaultAwsRegionProviderChain().getRegion().id(),
                    optional("AWS_ENDPOINT_URL_EVENTBRIDGE").map(URI::create)));
  }

  /** Returns how far blocking may go. */
  public RespondLimits respondLimits() {
    return new RespondLimits(
        Math.toIntExact(wholeNumber("WEIR_MOST_BLOCKS")),
        Math.toIntExact(wholeNumber("WEIR_MOST_BLOCKS_AN_HOUR")),
        RespondLimits.defaults().share());
  }

  /** Returns where an alert leads on to. */
  public Links links() {
    return new Links(
        optional("WEIR_DASHBOARD_URL"),
        optional("WEIR_RUNBOOK_URL"),
        Optional.empty(),
        optional("WEIR_ANSWER_URL")
            .map(address -> new AnswerLinks(address, answerKey(), responds())));
  }

  /** Returns the secret under which answers to alerts are signed. */
  public AnswerKey answerKey() {
    String name = "WEIR_ANSWER_KEY";
    try {
      return new AnswerKey(text(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  /** Returns whether there is a function that would apply a proposal. */
  public boolean responds() {
    return switchedOn("WEIR_RESPONDS");
  }

  /** Returns whether people may answer alerts. */
  public boolean heedsAnswers() {
    return switchedOn("WEIR_ANSWERS");
  }

  /** Returns the names of what is released that counts, each with the sources that it touches. */
  public List<String> deploys() {
    return optional("WEIR_DEPLOYS").map(names -> List.of(names.split(",", -1))).orElse(List.of());
  }

  /** Returns whether the addresses of crawlers are fetched and believed. */
  public boolean believesCrawlerLists() {
    return switchedOn("WEIR_CRAWLER_LISTS");
  }

  /** Returns whether addresses are blocked only when a person asked for it. */
  public boolean blocksWhenAsked() {
    return switchedOn("WEIR_BLOCKS_WHEN_ASKED");
  }

  private boolean switchedOn(String name) {
    return optional(name).filter("yes"::equals).isPresent();
  }

  /** Returns of how many sources the dashboard shows the traffic; 0 for none. */
  public int dashboardSources() {
    String name = "WEIR_DASHBOARD_SOURCES";
    return text(name).equals("0") ? 0 : Math.toIntExact(wholeNumber(name));
  }

  /** Returns the namespace of the metrics. */
  public String metricNamespace() {
    return text("WEIR_METRIC_NAMESPACE");
  }

  private Optional<String> optional(String name) {
    return variables.apply(name).filter(value -> !value.isBlank());
  }

  private String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("environment variable is not set: " + name));
  }

  private long wholeNumber(String name) {
    String value = text(name);
    try {
      long number = Long.parseLong(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " must be a whole number: " + value, e);
    }
    throw new IllegalStateException(name + " must be positive: " + value);
  }

  private double number(String name) {
    String value = text(name);
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " must be a number: " + value, e);
    }
    throw new IllegalStateException(name + " must be positive: " + value);
  }

  private ZoneId zone(String name) {
    String value = text(name);
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new IllegalStateException(name + " must be a time zone: " + value, e);
    }
  }
}
