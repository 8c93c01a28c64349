package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.json.Json;
import io.weir.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * Calls of a service that speaks AWS JSON 1.1, signed by the SDK's signer (version 4), for the
 * services of which one or two calls are needed and no module of the SDK.
 */
final class JsonService {
  private static final int MAX_BYTES = 4 << 20;
  private static final int OK = 200;

  /** What hangs must not use up the time of others. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String service;
  private final String target;
  private final String region;
  private final URI endpoint;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();

  /**
   * Returns the service.
   *
   * @param service its name in signatures, such as {@code wafv2}
   * @param target the prefix of its operations, such as {@code AWSWAF_20190729}
   */
  JsonService(String service, String target, String region, URI endpoint) {
    this.service = service;
    this.target = target;
    this.region = region;
    this.endpoint = endpoint;
  }

  /** Thrown when the service refuses a call. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String type;

    RefusedException(String type, String message) {
      super(type + ": " + message);
      this.type = type;
    }

    /** Returns the name of the error, such as {@code WAFOptimisticLockException}. */
    String type() {
      return type;
    }
  }

  /**
   * Calls the operation.
   *
   * @throws RefusedException if the service refuses it
   * @throws IOException if it cannot be reached
   */
  JsonObject call(String operation, Json.Body body) throws IOException {
    String text = Json.write(body);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(text.getBytes(UTF_8).length))
            .putHeader("X-Amz-Target", target + "." + operation)
            .build();
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(() -> new StringInputStream(text))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpExecuteRequest.Builder call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    return answer(http.prepareRequest(call.build()).call());
  }

  private static JsonObject answer(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    String text = "{}";
    if (response.responseBody().isPresent()) {
      try (InputStream in = response.responseBody().get()) {
        text = new String(in.readNBytes(MAX_BYTES), UTF_8);
      }
    }
    if (status == OK) {
      return Json.object(text.isBlank() ? "{}" : text);
    }
    throw refused(status, text);
  }

  private static RefusedException refused(int status, String text) {
    try {
      JsonObject error = Json.object(text);
      String type = error.has("__type") ? error.text("__type") : "HTTP " + status;
      String message = error.has("message") ? error.text("message") : "";
      return new RefusedException(type.substring(type.indexOf('#') + 1), message);
    } catch (IllegalArgumentException e) {
      return new RefusedException("HTTP " + status, "no JSON");
    }
  }
}
