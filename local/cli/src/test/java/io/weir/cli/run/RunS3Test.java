package io.weir.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.AlbLog;
import io.weir.cli.Told;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code weir run s3://…} against an S3 server that checks signatures. */
class RunS3Test {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final String KEY = "local";
  private static final String SECRET = "local-secret";

  @TempDir private Path folder;

  private final Map<String, String> before = new HashMap<>();
  private S3Proxy server;

  @BeforeEach
  void startS3() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    server.start();
    set("aws.region", "us-east-1");
    set("aws.accessKeyId", KEY);
    set("aws.secretAccessKey", SECRET);
    set("aws.endpointUrlS3", "http://127.0.0.1:" + server.getPort());
    try (S3Client client = client()) {
      client.createBucket(request -> request.bucket("logs"));
      for (int i = 0; i < 2; i++) {
        String key = "AWSLogs/" + i + ".log";
        String log = AlbLog.windows(START.plusSeconds(i * 3600L), 12, 60);
        client.putObject(
            request -> request.bucket("logs").key(key), RequestBody.fromString(log, UTF_8));
      }
      client.putObject(
          request -> request.bucket("logs").key("other/x.txt"), RequestBody.fromString("x"));
    }
  }

  @AfterEach
  void stopS3() throws Exception {
    server.stop();
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  @Test
  void run_prefixOfABucket_isRead() {
    Told told = Told.by("run", "s3://logs/AWSLogs/", "--out", folder.toString());

    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).contains("Read    2 objects: lines=1440 accepted=1440");
  }

  @Test
  void run_noSuchBucket_saysSo() {
    Told told = Told.by("run", "s3://nowhere/", "--out", folder.toString());

    assertThat(told.exitCode()).isEqualTo(3);
    assertThat(told.out()).contains("nowhere");
  }

  private static S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create(System.getProperty("aws.endpointUrlS3")))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .forcePathStyle(true)
        .serviceConfiguration(configuration -> configuration.expectContinueEnabled(false))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private void set(String name, String value) {
    before.put(name, System.getProperty(name));
    System.setProperty(name, value);
  }
}
