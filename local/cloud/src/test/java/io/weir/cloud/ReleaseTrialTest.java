package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial of two releases, with this one as both: nothing is lost and nothing is told twice. */
class ReleaseTrialTest {
  private static final int HOURS = 16;

  @TempDir Path logs;

  @Test
  void releaseThatIsTheSame_holds() throws IOException {
    Map<String, ReleaseTrial.Change> changes = new LinkedHashMap<>();
    changes.put("this one", cloud -> {});
    changes.put("this one again", cloud -> {});
    Instant start =
        Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2L * HOURS + 1, ChronoUnit.HOURS);
    List<ReleaseTrial.Row> rows = new ArrayList<>();
    try (LocalCloud cloud =
        LocalCloud.start(Mode.IN_PROCESS, Map.of("WindowSeconds", "3600"), logs, line -> {})) {
      assertThat(new ReleaseTrial(cloud, HOURS, start).run(changes, rows::add)).isEmpty();
    }
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.failures()).isZero())
        .allSatisfy(row -> assertThat(row.setbacks()).isEmpty())
        .allSatisfy(row -> assertThat(row.alerts()).isNotEmpty());
  }
}
