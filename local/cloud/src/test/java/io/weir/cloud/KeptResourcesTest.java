package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What stays of a deleted stack can be imported by a template of it, as {@code local/kept} says.
 */
class KeptResourcesTest {
  private static final Template TEMPLATE = TestServers.template();

  @Test
  void kept_areTheResourcesThatStayAndAreAsTheyAreInTheTemplate() throws Exception {
    Template kept = kept();
    List<String> stay =
        Template.map(TEMPLATE.at("Resources")).keySet().stream().filter(this::stays).toList();
    assertThat(Template.map(kept.at("Resources")).keySet()).containsExactlyElementsOf(stay);
    for (String id : stay) {
      assertThat(kept.at("Resources", id)).isEqualTo(TEMPLATE.at("Resources", id));
    }
    assertThat(kept.at("Parameters")).isEqualTo(TEMPLATE.at("Parameters"));
  }

  @Test
  void kept_ofAStackOverExistingBucketsHaveNoLogBucket() throws Exception {
    assertThat(Template.map(kept("--without-log-bucket").at("Resources")).keySet())
        .containsExactly("IncidentsTable", "ModelBucket", "ModelBucketPolicy");
  }

  private boolean stays(String id) {
    return "RetainExceptOnCreate"
        .equals(Template.map(TEMPLATE.at("Resources", id)).get("DeletionPolicy"));
  }

  private static Template kept(String... options) throws IOException, InterruptedException {
    Path script = Path.of("..", "kept").toAbsolutePath().normalize();
    List<String> command = new java.util.ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).start();
    String yaml = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    // A transform cannot be imported, and a template of more than 51,200 bytes not be given inline.
    assertThat(yaml).doesNotContain("Transform").hasSizeLessThan(51_200);
    return Template.parse(yaml);
  }
}
