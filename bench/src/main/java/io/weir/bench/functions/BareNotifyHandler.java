package io.weir.bench.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * The same for notify, which has no S3: an item is put into a table, a message to a topic, and a
 * metric.
 */
public final class BareNotifyHandler implements RequestStreamHandler {
  private final DynamoDbClient dynamo = BareClients.dynamo();
  private final SnsClient sns = BareClients.sns();
  private final CloudWatchClient cloudWatch = BareClients.cloudWatch();
  private final String table = System.getenv("BARE_TABLE");
  private final String topic = System.getenv("BARE_TOPIC");

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] event = in.readAllBytes();
    int bytes = event.length;
    if (BareClients.isNothing(event)) {
      return;
    }
    Map<String, AttributeValue> item =
        Map.of("pk", AttributeValue.fromS("bare"), "sk", AttributeValue.fromS("bare"));
    dynamo.putItem(request -> request.tableName(table).item(item));
    sns.publish(PublishRequest.builder().topicArn(topic).subject("bare").message("bare").build());
    List<MetricDatum> data =
        List.of(
            MetricDatum.builder()
                .metricName("Bare")
                .value(1.0)
                .unit("Count")
                .timestamp(Instant.now())
                .build());
    cloudWatch.putMetricData(request -> request.namespace("Weir/bare").metricData(data));
    context.getLogger().log("read " + bytes + "\n");
    out.write("{}".getBytes(UTF_8));
  }
}
