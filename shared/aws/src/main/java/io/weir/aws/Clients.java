package io.weir.aws;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients as a function uses them: region, credentials and endpoints come from where the
 * SDK looks by itself. A function calls only those whose library it ships.
 */
public final class Clients {
  private static final Duration ATTEMPT = Duration.ofSeconds(4);
  private static final Duration CALL = Duration.ofSeconds(10);

  private Clients() {}

  public static DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder().httpClientBuilder(http()).build();
  }

  /** Returns a client for S3. */
  public static S3Client s3() {
    return S3Client.builder()
        .httpClientBuilder(http())
        // The JDK's client drops the connection of a put that waits for "100 Continue".
        .serviceConfiguration(configuration -> configuration.expectContinueEnabled(false))
        .build();
  }

  /** Returns a client for SNS that does not wait long for an answer. */
  public static SnsClient sns() {
    return SnsClient.builder()
        .httpClientBuilder(http())
        .overrideConfiguration(Clients::impatient)
        .build();
  }

  /** Returns a client for CloudWatch that does not wait long for an answer. */
  public static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder()
        .httpClientBuilder(http())
        .overrideConfiguration(Clients::impatient)
        .build();
  }

  /** Returns a client for SQS. */
  public static SqsClient sqs() {
    return SqsClient.builder().httpClientBuilder(http()).build();
  }

  /** A channel that hangs must not use up the time of the others. */
  private static void impatient(ClientOverrideConfiguration.Builder configuration) {
    configuration.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL);
  }

  private static SdkHttpClient.Builder<?> http() {
    return UrlConnectionHttpClient.builder();
  }
}
