package io.weir.bench.functions;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** The SDK's clients in their simplest form, by the HTTP client that is fastest to start. */
final class BareClients {
  private BareClients() {}

  /** Returns whether the event holds nothing, as one that only starts a function. */
  static boolean isNothing(byte[] event) {
    return event.length < 20;
  }

  static S3Client s3() {
    return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  static DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  static SnsClient sns() {
    return SnsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }
}
