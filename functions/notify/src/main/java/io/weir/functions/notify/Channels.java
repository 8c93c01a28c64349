package io.weir.functions.notify;

import io.weir.aws.Clients;
import io.weir.aws.CloudWatchMetricSink;
import io.weir.aws.Environment;
import io.weir.aws.SnsAlertSink;
import io.weir.aws.SnsAlertSink.Form;
import io.weir.aws.dynamo.DynamoAlertBudget;
import io.weir.aws.dynamo.DynamoNoticeStore;
import io.weir.aws.dynamo.DynamoOutbox;
import io.weir.step.BoundedMetrics;
import io.weir.step.Channel;
import io.weir.step.HourlyCap;
import io.weir.step.NotifyStep;
import io.weir.store.outbound.AlertSink;
import io.weir.store.outbound.MetricSink;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The channels as the environment wires them: people, chat, metrics and events. Each has notices,
 * an hourly cap and an outbox of its own, so that none of them can hold up another.
 */
public final class Channels {
  private final Environment environment;
  private final DynamoDbClient dynamo = Clients.dynamoDb();
  private final Clock clock = Clock.systemUTC();

  private Channels(Environment environment) {
    this.environment = environment;
  }

  /** Returns each channel by its name. */
  public static Map<String, Channel> of(Environment environment) {
    Channels channels = new Channels(environment);
    SnsClient sns = Clients.sns();
    var metrics =
        new CloudWatchMetricSink(
            Clients.cloudWatch(), environment.metricNamespace(), channels.clock);
    Map<String, Channel> byName = new LinkedHashMap<>();
    byName.put(
        "people",
        channels.alerts("people", new SnsAlertSink(sns, environment.alertTopic(), Form.TEXT)));
    byName.put(
        "chat", channels.alerts("chat", new SnsAlertSink(sns, environment.chatTopic(), Form.CHAT)));
    byName.put("metrics", channels.metrics("metrics", metrics));
    environment
        .events()
        .ifPresent(
            sink ->
                byName.put(
                    "events", channels.channel("events", sink, MetricSink.NONE, Optional.empty())));
    return byName;
  }

  private Channel alerts(String name, AlertSink sink) {
    var budget = new DynamoAlertBudget(dynamo, environment.incidentsTable(), name, clock);
    HourlyCap cap = new HourlyCap(budget, environment.alertsPerHour());
    return channel(name, sink, MetricSink.NONE, Optional.of(cap));
  }

  private Channel metrics(String name, MetricSink sink) {
    var budget = new DynamoAlertBudget(dynamo, environment.incidentsTable(), name, clock);
    MetricSink bounded =
        new BoundedMetrics(sink, budget, environment.incidentMetricsPerHour(), clock);
    return channel(name, AlertSink.NONE, bounded, Optional.empty());
  }

  private Channel channel(
      String name, AlertSink alerts, MetricSink metrics, Optional<HourlyCap> cap) {
    var notices = DynamoNoticeStore.of(environment, dynamo, name);
    var outbox = new DynamoOutbox(dynamo, environment.incidentsTable(), name, clock);
    return new Channel(
        new NotifyStep(notices, alerts, metrics, cap, environment.links(), clock), outbox, clock);
  }
}
