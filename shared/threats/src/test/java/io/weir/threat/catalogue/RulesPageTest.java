package io.weir.threat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  @Test
  void page_isTheOneInTheDocumentation() throws IOException {
    Path documentation = Path.of("..", "..", "docs", "rules.md");

    assertThat(Files.readString(documentation))
        .as("run ./weir scan --rules --markdown > docs/rules.md")
        .isEqualTo(RulesPage.markdown(Catalogue.families()));
  }
}
