package io.weir.cli.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.threat.catalogue.Catalogue;
import io.weir.threat.catalogue.RuleCard;
import io.weir.threat.catalogue.RuleFamily;
import io.weir.threat.catalogue.RulesPage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what rules there are: a line each, a JSON object each, or a page. */
final class RulesPrinter {
  private RulesPrinter() {}

  static void printLines(PrintWriter out) {
    for (RuleFamily family : Catalogue.families()) {
      out.println(family.title() + " (" + family.prefix() + ".*)");
      for (RuleCard card : family.rules()) {
        out.printf(Locale.ROOT, "  %-28s %.2f  %s%n", card.id(), card.confidence(), card.title());
      }
    }
    out.println();
    out.println("--json and --markdown tell all of each: reason, CWE, CAPEC, ATT&CK, examples.");
  }

  static void printJson(PrintWriter out) {
    ObjectMapper json = new ObjectMapper();
    for (RuleFamily family : Catalogue.families()) {
      for (RuleCard card : family.rules()) {
        ObjectNode node = json.createObjectNode().put("rule", card.id());
        node.put("class", card.threatClass().label()).put("title", card.title());
        node.put("reason", card.reason()).put("confidence", card.confidence());
        node.put("cwe", "CWE-" + card.cwe()).put("capec", "CAPEC-" + card.capec());
        node.put("attack", card.technique());
        node.put("fires", card.fires()).put("near_miss", card.passes());
        out.println(node);
      }
    }
  }

  static void printPage(PrintWriter out) {
    List<RuleFamily> families = Catalogue.families();
    out.print(RulesPage.markdown(families));
  }
}
