package io.weir.functions.notify;

import io.weir.aws.Clients;
import io.weir.aws.CloudWatchMetricSink;
import io.weir.aws.DynamoAlertBudget;
import io.weir.aws.DynamoNoticeStore;
import io.weir.aws.Environment;
import io.weir.aws.SnsAlertSink;
import io.weir.aws.SnsAlertSink.Form;
import io.weir.step.HourlyCap;
import io.weir.step.NotifyStep;
import io.weir.store.MetricSink;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The channels as the environment wires them: people, who come with the metrics, and chat. */
public final class Channels {
  private Channels() {}

  /** Returns the step of each channel by its name. */
  public static Map<String, NotifyStep> of(Environment environment) {
    DynamoDbClient dynamo = Clients.dynamoDb();
    SnsClient sns = Clients.sns();
    Clock clock = Clock.systemUTC();
    var metrics =
        new CloudWatchMetricSink(Clients.cloudWatch(), environment.metricNamespace(), clock);
    Map<String, NotifyStep> channels = new LinkedHashMap<>();
    channels.put(
        "people",
        new NotifyStep(
            DynamoNoticeStore.of(environment, dynamo, "people"),
            new SnsAlertSink(sns, environment.alertTopic(), Form.TEXT),
            metrics,
            cap(environment, dynamo, "people", clock),
            clock));
    channels.put(
        "chat",
        new NotifyStep(
            DynamoNoticeStore.of(environment, dynamo, "chat"),
            new SnsAlertSink(sns, environment.chatTopic(), Form.CHAT),
            MetricSink.NONE,
            cap(environment, dynamo, "chat", clock),
            clock));
    return channels;
  }

  private static Optional<HourlyCap> cap(
      Environment environment, DynamoDbClient dynamo, String channel, Clock clock) {
    var budget = new DynamoAlertBudget(dynamo, environment.incidentsTable(), channel, clock);
    return Optional.of(new HourlyCap(budget, environment.alertsPerHour()));
  }
}
