package io.weir.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionFolderTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;
  private Runs runs;

  @BeforeEach
  void makeFolder() throws IOException {
    runs = new Runs(FunctionFolder.in(folder));
  }

  @Test
  void folder_hasAllThatReadingAnObjectNeeds() throws IOException, InterruptedException {
    Path object = folder.resolve("object");
    LogGenerator.write(object, 500, 5, 1);
    Runs.Run run = runs.java(JDK, List.of(), Ingest.class, object.toString());
    assertThat(run.lines()).containsExactly("500");
    assertThat(run.seconds()).isPositive();
  }

  @Test
  void time_ofAProcessThatFailed_isNoFigure() throws IOException, InterruptedException {
    Runs.Run run = runs.java(JDK, List.of(), Ingest.class, folder.resolve("none").toString());
    assertThatThrownBy(run::seconds).hasMessageContaining("exit code 1");
    assertThatThrownBy(() -> run.numbers(0)).hasMessageContaining("exit code 1");
  }
}
