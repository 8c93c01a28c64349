package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {
  @Test
  void readme_showsTheCodeThatRuns() throws Exception {
    String source = Files.readString(Path.of("src/test/java/io/weir/forest/Guide.java"));
    int from = source.indexOf("// [guide]\n") + "// [guide]\n".length();
    String code = source.substring(from, source.indexOf("    // [/guide]")).indent(-4);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + code + "```");
  }

  @Test
  void code_explainsAPrediction() {
    double[][] rows = Points.cloud(1000, 4, 1);
    double[] outlier = rows[0].clone();
    outlier[2] *= 30;
    assertThat(Guide.explain(Examples.dataset(rows), Examples.example(outlier)))
        .startsWith("ANOMALOUS 0.")
        .contains("f2 is HIGH");
  }
}
