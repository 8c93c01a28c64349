package io.weir.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.weir.aws.s3.S3LogSource;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 refuses is told as it was said, and with what to do about it. */
class S3LogSourceTest {
  private static final String KEY_DENIED =
      "User: arn:aws:sts::123456789012:assumed-role/weir-IngestRole/weir is not authorized to"
          + " perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:123456789012:key/1a2b";

  private HttpServer server;
  private S3Client client;
  private volatile String message = "Access Denied";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              "<Error><Code>AccessDenied</Code><Message>" + message + "</Message></Error>";
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(403, body.getBytes(UTF_8).length);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void keyThatMayNotBeUsed_isNamed() {
    message = KEY_DENIED;
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no right to decrypt logs/a.log.gz")
        .hasMessageContaining("LogBucketKeyArn")
        .hasMessageContaining("key/1a2b");
  }

  @Test
  void objectThatMayNotBeRead_isNoMatterOfKeys() {
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no right to read logs/a.log.gz")
        .hasMessageNotContaining("decrypt");
  }

  private void open() throws IOException {
    new S3LogSource(client).open(new ObjectRef("logs", "a.log.gz", "")).close();
  }
}
