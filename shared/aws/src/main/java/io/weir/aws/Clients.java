package io.weir.aws;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The SDK's clients as a function uses them: region, credentials and endpoints come from where the
 * SDK looks by itself. A function calls only those whose library it ships.
 */
public final class Clients {
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

  public static SnsClient sns() {
    return SnsClient.builder().httpClientBuilder(http()).build();
  }

  public static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder().httpClientBuilder(http()).build();
  }

  private static SdkHttpClient.Builder<?> http() {
    return UrlConnectionHttpClient.builder();
  }
}
