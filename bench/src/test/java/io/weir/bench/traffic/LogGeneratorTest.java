package io.weir.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogGeneratorTest {
  @TempDir private Path folder;

  @Test
  void object_isTheSameForTheSameSeed() throws IOException {
    Path first = folder.resolve("1");
    Path second = folder.resolve("2");
    Path other = folder.resolve("3");
    LogGenerator.write(first, 2000, 5, 1);
    LogGenerator.write(second, 2000, 5, 1);
    LogGenerator.write(other, 2000, 5, 2);
    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(Files.readAllBytes(first)).isNotEqualTo(Files.readAllBytes(other));
  }

  @Test
  void object_isReadToTheLastLine() throws IOException {
    Path file = folder.resolve("object");
    LogGenerator.write(file, 5000, 5, 1);
    try (InputStream in = Files.newInputStream(file)) {
      ReadReport report = new LogReader(ReadLimits.DEFAULT).read(in, "", request -> {});
      assertThat(report.accepted()).isEqualTo(5000);
      assertThat(report.lines()).isEqualTo(5000);
      assertThat(report.drift()).isEmpty();
    }
  }
}
