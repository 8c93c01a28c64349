package io.weir.cli.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Told;
import io.weir.incident.Deploy;
import io.weir.incident.DeployJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {
  @TempDir private Path folder;

  @Test
  void mark_addsALine() throws IOException {
    String file = folder.resolve("deploys.jsonl").toString();
    assertThat(Told.by("mark", "deploy", "--file", file, "--until", "20m").exitCode()).isZero();
    Told told =
        Told.by(
            "mark",
            "deploy",
            "--file",
            file,
            "--from",
            "2026-03-02T10:00Z",
            "--until",
            "2026-03-02T10:20Z",
            "--source",
            "app/shop*",
            "--what",
            "shop 1.4",
            "--id",
            "d-1");
    assertThat(told.out())
        .isEqualToIgnoringNewLines(
            "Deploy of shop 1.4 from 2026-03-02T10:00:00Z until 2026-03-02T10:20:00Z\n");
    List<Deploy> deploys =
        Files.readAllLines(Path.of(file)).stream().map(DeployJson::read).toList();
    assertThat(Duration.between(deploys.get(0).from(), deploys.get(0).until()))
        .isEqualTo(Duration.ofMinutes(20));
    Instant from = Instant.parse("2026-03-02T10:00:00Z");
    assertThat(deploys.get(1))
        .isEqualTo(new Deploy("d-1", "app/shop*", from, from.plusSeconds(1200), "shop 1.4"));
  }

  @Test
  void markThatMakesNoSense_isWrongUsage() {
    String file = folder.resolve("deploys.jsonl").toString();
    assertThat(Told.by("mark").exitCode()).isEqualTo(2);
    assertThat(Told.by("mark", "deploy", "--until", "20m").exitCode()).isEqualTo(2);
    assertThat(Told.by("mark", "deploy", "--file", file, "--until", "5h").exitCode()).isEqualTo(2);
    assertThat(Told.by("mark", "deploy", "--file", file, "--until", "soon").exitCode())
        .isEqualTo(2);
  }
}
