package io.weir.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.Invocation;
import io.weir.json.Json;
import io.weir.window.ObjectRef;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {
  private static final ObjectRef OBJECT =
      new ObjectRef(
          "example-logs",
          "team a+b/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2026/03/02/"
              + "123456789012_elasticloadbalancing_eu-central-1_app.shop.50dc6c495c0c9188"
              + "_20260302T1005Z_198.51.100.7_2m5k1x9q.log.gz",
          "d41d8cd98f00b204e9800998ecf8427e");

  @ParameterizedTest
  @ValueSource(strings = {"s3-put.json", "eventbridge-s3.json", "sns-s3.json"})
  void news_ofEveryShapeNameTheObjectAndTheTime(String file) throws IOException {
    assertThat(read(Invocation.event(file)).deliveries())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.object()).isEqualTo(OBJECT))
        // To the second, which is all that EventBridge tells.
        .satisfies(
            delivery ->
                assertThat(delivery.time())
                    .isBetween(
                        Instant.parse("2026-03-02T10:05:31Z"),
                        Instant.parse("2026-03-02T10:05:31.999Z")));
  }

  @Test
  void news_ofATestMessageArePassedOver() throws IOException {
    assertPassedOver(Invocation.event("s3-test.json"), "s3:TestEvent");
  }

  @Test
  void news_ofARemovalArePassedOver() throws IOException {
    assertPassedOver(
        Invocation.event("s3-put.json").replace("ObjectCreated:Put", "ObjectRemoved:Delete"),
        "ObjectRemoved:Delete");
    assertPassedOver(
        Invocation.event("eventbridge-s3.json").replace("Object Created", "Object Deleted"),
        "Object Deleted");
  }

  @Test
  void news_ofASuspendedVersionAreToldByTheETag() throws IOException {
    String event =
        Invocation.event("eventbridge-s3.json")
            .replace("\"etag\":", "\"version-id\": \"null\", \"etag\":");
    assertThat(read(event).deliveries().get(0).object()).isEqualTo(OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Event\":\"s3:Other\"}", "{\"hello\":1}"})
  void messages_ofAnotherShapeAreRefused(String message) {
    assertThatThrownBy(() -> read(message)).hasMessageContaining("not a notification of S3");
  }

  @Test
  void messages_ofANewerVersionAreRefused() throws IOException {
    String event =
        Invocation.event("s3-put.json")
            .replaceFirst("\"eventVersion\": *\"2\\.", "\"eventVersion\": \"9.");
    assertThatThrownBy(() -> read(event)).hasMessageContaining("S3 event version 9.");
  }

  private static void assertPassedOver(String event, String name) {
    News news = read(event);
    assertThat(news.deliveries()).isEmpty();
    assertThat(news.passedOver()).containsOnlyKeys(name);
  }

  private static News read(String message) {
    return Notifications.read(Json.object(message));
  }
}
