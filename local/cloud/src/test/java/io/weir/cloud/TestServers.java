package io.weir.cloud;

import io.weir.cloud.service.Recorder;
import io.weir.cloud.stack.Tables;
import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** Local servers that all tests of a JVM share; each test takes a table or bucket of its own. */
final class TestServers {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Servers SERVERS = start();
  static final DynamoDbClient DYNAMO = SERVERS.dynamoClient();
  static final S3Client S3 = SERVERS.s3Client();

  private TestServers() {}

  /** Returns the name of a new, empty table as the template describes it. */
  static String newTable(String logicalId) {
    String name = logicalId + "-" + COUNT.incrementAndGet();
    DYNAMO.createTable(Tables.creation(name, template().properties(logicalId)));
    DYNAMO.updateTimeToLive(Tables.timeToLive(name, template().properties(logicalId)));
    return name;
  }

  /** Returns the name of a new, empty bucket. */
  static String newBucket() {
    String name = "bucket-" + COUNT.incrementAndGet();
    S3.createBucket(request -> request.bucket(name));
    return name;
  }

  static SnsClient sns(Recorder recorder) {
    return Servers.at(recorder.endpoint(), SnsClient.builder()).build();
  }

  static CloudWatchClient cloudWatch(Recorder recorder) {
    return Servers.at(recorder.endpoint(), CloudWatchClient.builder()).build();
  }

  static Template template() {
    try (InputStream in = LocalCloud.class.getResourceAsStream("/template.yaml")) {
      return Template.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Servers start() {
    try {
      Servers servers = new Servers();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers)));
      return servers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(Servers servers) {
    try {
      servers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
