package io.weir.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.AlbLog;
import io.weir.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RespondCommandTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int WINDOWS = 24;

  @TempDir private Path folder;

  @Test
  void attacker_isNamedWithTheCommandsThatWouldBlockHim() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), quiet() + attack());
    Told told = Told.by("respond", "--dry-run", "--terraform", log.toString());
    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .contains("about 203.0.113.7 on app/shop/0123456789abcdef, incident ")
        .contains("Block 203.0.113.7/32 for 6 hours")
        .contains("1 range would have been blocked at 2026-03-02T02:")
        .contains("--addresses 203.0.113.7/32")
        .contains("resource \"aws_wafv2_ip_set\"")
        .contains("1 incident with a proposal.");
  }

  @Test
  void clientThatIsAllowed_isNotNamed() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), quiet() + attack());
    Path allow =
        Files.writeString(
            folder.resolve("allow.json"),
            "{\"version\":1,\"clients\":[{\"range\":\"203.0.113.7\",\"reason\":\"ours\"}]}");
    Told told = Told.by("respond", "--dry-run", "--allow", allow.toString(), log.toString());
    assertThat(told.out()).doesNotContain("create-ip-set");
  }

  @Test
  void quietDay_asksForNothing() throws IOException {
    Path log = Files.writeString(folder.resolve("access.log"), quiet());
    Told told = Told.by("respond", "--dry-run", log.toString());
    assertThat(told.exitCode()).isZero();
    assertThat(told.out()).isEqualToIgnoringNewLines("Nothing to respond to.");
  }

  @Test
  void command_doesNothingWithoutSayingThatItIsDry() {
    assertThat(Told.by("respond", folder.toString()).exitCode()).isEqualTo(2);
  }

  private static String quiet() {
    return AlbLog.windows(START, WINDOWS, 120);
  }

  private static String attack() {
    Instant last = START.plusSeconds(300L * (WINDOWS - 1));
    return AlbLog.windows(last, 1, 100)
        .lines()
        .map(line -> line.replaceAll(" 192\\.0\\.2\\.[0-9]+:", " 203.0.113.7:"))
        .map(line -> line.replaceAll("/item/[0-9]+", "/item?id=7%27%20UNION%20SELECT%20a--"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
