package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack with {@code Respond=apply} blocks in the firewall what an incident proposes. */
class AppliedResponseTest {
  private static final String SCANNER = "198.51.100.23";

  /** Lately, since a block ends hours after its incident was last seen. */
  private final Instant start =
      Instant.ofEpochSecond(Instant.now().minus(1, ChronoUnit.HOURS).getEpochSecond() / 300 * 300);

  @TempDir Path logs;
  private LocalCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = LocalCloud.start(Mode.IN_PROCESS, Map.of("Respond", "apply"), logs, line -> {});
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = start.plusSeconds(i * 4L);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      String path = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, SCANNER, 403, path));
    }
    String key = AlbLines.key(start.plusSeconds(300), "n1");
    cloud.putObject(key, AlbLines.object(lines), start.plusSeconds(330));
    assertThat(cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_EVENT_BRIDGE)).isEmpty();
    cloud.score(start.plusSeconds(1200));
  }

  @AfterEach
  void stop() throws IOException {
    cloud.close();
  }

  @Test
  void attacker_isInTheSetUntilItIsUndone() throws IOException {
    cloud.respond();
    assertThat(cloud.blocked()).containsExactly(SCANNER + "/32");
    assertThat(cloud.log("RespondFunction")).contains("RangeBlocked").doesNotContain("ERROR");
    Incident attack = cloud.incidents().incidents(AlbLines.SOURCE, start).get(0);
    cloud.undo(attack.id());
    assertThat(cloud.blocked()).isEmpty();
  }

  @Test
  void firewallThatRefuses_isAskedAgain() throws IOException {
    cloud.failNext(2, 400, "WAFInternalErrorException");
    cloud.respond();
    assertThat(cloud.log("RespondFunction")).contains("RespondFailed");
    assertThat(cloud.blocked()).containsExactly(SCANNER + "/32");
  }
}
