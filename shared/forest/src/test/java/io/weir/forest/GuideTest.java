package io.weir.forest;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.forest.artifact.FeatureSchema;
import io.weir.forest.artifact.ForestArtifact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {
  @ParameterizedTest
  @ValueSource(strings = {"guide", "artifact"})
  void readme_showsTheCodeThatRuns(String name) throws Exception {
    String source = Files.readString(Path.of("src/test/java/io/weir/forest/Guide.java"));
    String start = "// [" + name + "]\n";
    int from = source.indexOf(start) + start.length();
    String code = source.substring(from, source.indexOf("    // [/" + name + "]")).indent(-4);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + code + "```");
  }

  @Test
  void storedForest_isReadBack() throws Exception {
    double[][] rows = Points.cloud(500, 3, 1);
    FeatureSchema schema = FeatureSchema.ofNames(List.of(Examples.names(3)));
    ForestArtifact read = Guide.store(schema, ForestSettings.defaults(), rows);
    assertThat(read.schema()).isEqualTo(schema);
    assertThat(read.score(rows[0])).isBetween(0.0, 1.0);
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
