package io.weir.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.dynamo.ClientEraser;
import io.weir.aws.dynamo.ClientEraser.Erased;
import io.weir.aws.s3.ModelEraser;
import io.weir.bytes.Erasure;
import io.weir.store.RollUpCodec;
import io.weir.threat.ThreatClass;
import io.weir.window.Counter;
import io.weir.window.Dimension;
import io.weir.window.Window;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A client that is erased stands in no stored byte, and all that is stored is read as before. */
class EraseTest {
  private static final Instant START = AlbLines.yesterday();
  private static final String CLIENT = "198.51.100.23";
  private static final String NEIGHBOUR = "198.51.100.235";

  @TempDir private Path folder;

  @Test
  void erasedClient_standsInNoStoredByteAndAllElseIsAsItWas() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, folder, line -> {})) {
      live(cloud, 0);
      String model = "models/" + "x".repeat(9) + "/1/manifest.json";
      String bucket = cloud.name("ModelBucket");
      cloud
          .s3()
          .putObject(
              request -> request.bucket(bucket).key(model),
              RequestBody.fromString("{\"" + CLIENT + "\":0.1,\"" + NEIGHBOUR + "\":0.2}"));
      assertThat(places(cloud, CLIENT)).isGreaterThan(4);
      int neighbours = places(cloud, NEIGHBOUR);
      Window before = part(cloud).window();

      Erased counted = erase(cloud, "WindowsTable", true);
      assertThat(places(cloud, CLIENT)).isGreaterThan(4);
      Erased windows = erase(cloud, "WindowsTable", false);
      assertThat(windows).isEqualTo(counted);
      Erased incidents = erase(cloud, "IncidentsTable", false);
      assertThat(incidents.changed()).isPositive();
      assertThat(incidents.left()).isEmpty();
      ModelEraser models = new ModelEraser(cloud.s3(), bucket);
      assertThat(models.erase(erasure(CLIENT), false)).isEqualTo(1);
      assertThat(models.erase(erasure(CLIENT), false)).isZero();

      assertThat(places(cloud, CLIENT)).isZero();
      assertThat(places(cloud, NEIGHBOUR)).isEqualTo(neighbours);
      Window after = part(cloud).window();
      assertThat(after.count(Counter.REQUESTS)).isEqualTo(before.count(Counter.REQUESTS));
      assertThat(after.threats())
          .extracting(tally -> tally.requests())
          .containsExactlyInAnyOrderElementsOf(
              before.threats().stream().map(tally -> tally.requests()).toList());
      assertThat(after.top(Dimension.CLIENT)).hasSameSizeAs(before.top(Dimension.CLIENT));
      assertThat(cloud.incidents().incidents(AlbLines.SOURCE, START)).isNotEmpty();
      live(cloud, 1);
      assertThat(cloud.log("ScoreFunction")).doesNotContain("WARN").doesNotContain("ERROR");
    }
  }

  private static Erased erase(LocalCloud cloud, String table, boolean dryRun) {
    return new ClientEraser(cloud.dynamo(), EraseTest::erasure, dryRun, Clock.systemUTC())
        .erase(cloud.name(table), CLIENT);
  }

  private static Erasure erasure(String client) {
    return new Erasure(client, "z".repeat(client.length()));
  }

  private static WindowPart part(LocalCloud cloud) {
    WindowKey key = WindowKey.of(AlbLines.SOURCE, START, Duration.ofMinutes(5));
    return cloud.windows().parts(key).get(0);
  }

  /** Returns in how many items of both tables the address stands, packed or not. */
  private static int places(LocalCloud cloud, String address) {
    int places = 0;
    for (String table : List.of("WindowsTable", "IncidentsTable")) {
      for (Map<String, AttributeValue> item :
          cloud.dynamo().scan(request -> request.tableName(cloud.name(table))).items()) {
        String partition = item.get("pk").s();
        StringBuilder all = new StringBuilder();
        item.values().forEach(value -> all.append(' ').append(text(partition, value)));
        Erasure erasure = erasure(address);
        byte[] bytes = all.toString().getBytes(ISO_8859_1);
        places += erasure.of(bytes) == bytes ? 0 : 1;
      }
    }
    return places;
  }

  private static String text(String partition, AttributeValue value) {
    if (value.type() != AttributeValue.Type.B) {
      return value.toString();
    }
    byte[] bytes = value.b().asByteArray();
    if (partition.startsWith("rollup#")) {
      WindowKey any = WindowKey.of("any", Instant.EPOCH, WindowKey.DEFAULT_WIDTH);
      bytes = RollUpCodec.read(any, 1, bytes).window().toByteArray();
    }
    boolean window = partition.startsWith("part#") || partition.startsWith("rollup#");
    return window && bytes.length > 0
        ? String.join(" ", clients(WindowCodec.decode(bytes)))
        : new String(bytes, ISO_8859_1);
  }

  private static List<String> clients(Window window) {
    List<String> clients = new ArrayList<>();
    window.top(Dimension.CLIENT).forEach(entry -> clients.add(entry.value()));
    window.top(Dimension.ERROR_CLIENT).forEach(entry -> clients.add(entry.value()));
    window
        .threats()
        .forEach(
            tally -> {
              clients.add(tally.client());
              tally.samples().forEach(sample -> clients.add(sample.client()));
            });
    assertThat(window.threats()).allMatch(t -> t.threatClass() != ThreatClass.LOG4SHELL);
    return clients;
  }

  private static void live(LocalCloud cloud, int window) throws IOException {
    Instant from = START.plusSeconds(window * 300L);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = from.plusSeconds(i * 4L);
      String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, window == 0 ? CLIENT : NEIGHBOUR, 404, injection));
      if (i % 2 == 0) {
        lines.add(AlbLines.line(time, NEIGHBOUR, 404, injection));
      }
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
    }
    String key = AlbLines.key(from.plusSeconds(300), "n" + window);
    cloud.putObject(key, AlbLines.object(lines), from.plusSeconds(330));
    cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_S3);
    cloud.score(from.plusSeconds(900));
    cloud.drainStream();
    cloud.respond();
  }
}
