package io.weir.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Told;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.incident.Trail;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void compare_theSame_isZero() throws IOException {
    Path one = run("one", incident(FindingType.ERROR_SPIKE, 0, Severity.HIGH));
    Path two = run("two", incident(FindingType.ERROR_SPIKE, 5, Severity.HIGH));

    Told told = Told.by("compare", one.toString(), two.toString());

    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .isEqualToIgnoringNewLines(
            "0 incidents lost, 0 gained, 0 with another severity, 1 the same.\n");
  }

  @Test
  void compare_others_showsWhichAndIsFour() throws IOException {
    Path one =
        run(
            "one",
            incident(FindingType.ERROR_SPIKE, 0, Severity.HIGH),
            incident(FindingType.TRAFFIC_SPIKE, 0, Severity.LOW));
    Path two =
        run(
            "two",
            incident(FindingType.TRAFFIC_SPIKE, 0, Severity.MEDIUM),
            incident(FindingType.ERROR_SPIKE, 600, Severity.HIGH));

    Told told = Told.by("compare", one.toString(), two.toString());

    assertThat(told.exitCode()).isEqualTo(4);
    assertThat(told.out())
        .contains("- high     2026-03-02 10:00 UTC  Error_Spike")
        .contains("+ high     2026-03-02 20:00 UTC  Error_Spike")
        .contains("~ medium   2026-03-02 10:00 UTC  Traffic_Spike")
        .contains("(was low)")
        .contains("1 incident lost, 1 gained, 1 with another severity, 0 the same.");
  }

  @Test
  void compare_noRun_saysWhichLine() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(bad.resolve("incidents.jsonl"), "\nnonsense\n");

    Told told = Told.by("compare", bad.toString(), bad.toString());

    assertThat(told.exitCode()).isEqualTo(1);
    assertThat(told.err()).contains("incidents.jsonl:2: no incident");
  }

  private Path run(String name, Incident... incidents) throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    List<String> lines = Stream.of(incidents).map(IncidentJson::write).toList();
    Files.write(run.resolve("incidents.jsonl"), lines);
    return run;
  }

  private static Incident incident(FindingType type, int minutes, Severity severity) {
    Instant opened = START.plusSeconds(60L * minutes);
    return new Incident(
        "id",
        "app/web/1",
        type,
        "",
        severity,
        Incident.State.OPEN,
        opened,
        opened.plusSeconds(300),
        Optional.empty(),
        Trail.of(WindowKey.of("app/web/1", opened, WindowKey.DEFAULT_WIDTH)),
        opened,
        0.9,
        "something",
        List.of(),
        false,
        Sample.EMPTY,
        Incident.Notice.OPENED,
        1,
        1);
  }
}
