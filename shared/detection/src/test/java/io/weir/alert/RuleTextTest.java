package io.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.threat.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleTextTest {
  private static String label(String label) {
    return RuleText.label(new Evidence(label, "% sure", 95, Double.NaN, 0));
  }

  @Test
  void ruleOfAnIncident_saysWhatItIsAndWhereToReadOfIt() {
    assertThat(label("rule sqli.union-select"))
        .isEqualTo(
            "rule sqli.union-select: Another query is appended (docs/rules.md#sqliunion-select)");
    assertThat(label("rule known.exchange-proxyshell"))
        .startsWith("rule known.exchange-proxyshell: Microsoft Exchange: ");
    assertThat(
            AlertText.evidenceLine(new Evidence("rule jndi.lookup", "% sure", 95, Double.NaN, 0)))
        .endsWith("(docs/rules.md#jndilookup): 95 % sure");
  }

  @Test
  void everythingElse_isAsItWas() {
    assertThat(label("client 203.0.113.9")).isEqualTo("client 203.0.113.9");
    assertThat(label("rule that.is-gone")).isEqualTo("rule that.is-gone");
    assertThat(label("rule ")).isEqualTo("rule ");
  }

  /** The page has a heading for each id, from which the anchor follows. */
  @Test
  void everyLink_leadsToAHeading() throws IOException {
    String page = Files.readString(Path.of("../../docs/rules.md"));
    assertThat(Catalogue.ids()).allMatch(id -> page.contains("\n### " + id + "\n"));
  }
}
