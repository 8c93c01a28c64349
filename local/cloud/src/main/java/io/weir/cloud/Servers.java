package io.weir.cloud;

import io.weir.cloud.service.LocalDynamo;
import io.weir.cloud.service.LocalQueues;
import io.weir.cloud.service.LocalS3;
import io.weir.cloud.service.Recorder;
import io.weir.cloud.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The servers that stand in for AWS, on the loopback interface, and clients of them. */
final class Servers implements AutoCloseable {
  private static final String ACCESS_KEY = "local";
  private static final String SECRET_KEY = "local-secret";

  /** Seen to drop four connections in a row on a busy machine; why is not known. */
  private static final int S3_ATTEMPTS = 10;

  private final LocalDynamo dynamo;
  private final LocalS3 s3;
  private final Recorder recorder;
  private final LocalQueues queues;

  Servers() throws IOException {
    dynamo = new LocalDynamo();
    s3 = new LocalS3(ACCESS_KEY, SECRET_KEY);
    recorder = new Recorder();
    queues = new LocalQueues();
  }

  Recorder recorder() {
    return recorder;
  }

  LocalQueues queues() {
    return queues;
  }

  /** Returns the environment variables by which the SDK finds the servers. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_REGION", Stack.REGION);
    environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SNS", recorder.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", recorder.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", recorder.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_WAFV2", recorder.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", queues.endpoint().toString());
    return environment;
  }

  /** Returns the same as system properties, for functions in this process. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    properties.put("aws.region", Stack.REGION);
    properties.put("aws.accessKeyId", ACCESS_KEY);
    properties.put("aws.secretAccessKey", SECRET_KEY);
    properties.put("aws.endpointUrlDynamoDb", dynamo.endpoint().toString());
    properties.put("aws.endpointUrlS3", s3.endpoint().toString());
    properties.put("aws.endpointUrlSns", recorder.endpoint().toString());
    properties.put("aws.endpointUrlCloudWatch", recorder.endpoint().toString());
    properties.put("aws.endpointUrlSqs", queues.endpoint().toString());
    return properties;
  }

  DynamoDbClient dynamoClient() {
    return at(dynamo.endpoint(), DynamoDbClient.builder()).build();
  }

  DynamoDbStreamsClient streamsClient() {
    return at(dynamo.endpoint(), DynamoDbStreamsClient.builder()).build();
  }

  S3Client s3Client() {
    return at(s3.endpoint(), S3Client.builder())
        .serviceConfiguration(configuration -> configuration.expectContinueEnabled(false))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(S3_ATTEMPTS)))
        .build();
  }

  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
      URI endpoint, B builder) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.of(Stack.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)));
  }

  @Override
  public void close() throws IOException {
    queues.close();
    recorder.close();
    s3.close();
    dynamo.close();
  }
}
