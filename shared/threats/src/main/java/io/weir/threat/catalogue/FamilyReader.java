package io.weir.threat.catalogue;

import io.weir.threat.ThreatClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the declaration of a family: its title behind {@code #}, fields that hold for all its
 * rules, text; then each rule with its id and title behind {@code ##}, its text and its fields. A
 * field is a name of {@link #FIELDS}, a colon and a value, on a line of its own.
 */
final class FamilyReader {
  private static final List<String> FIELDS =
      List.of("class", "cwe", "capec", "attack", "confidence", "fires", "passes");

  private final String prefix;
  private final Map<String, String> shared = new HashMap<>();
  private final List<RuleCard> rules = new ArrayList<>();
  private String title = "";
  private String reason = "";
  private String ruleId = "";
  private String ruleTitle = "";
  private Map<String, String> fields = shared;
  private final StringBuilder text = new StringBuilder();

  private FamilyReader(String prefix) {
    this.prefix = prefix;
  }

  /** Reads a declaration; throws {@link IllegalArgumentException} if something is missing. */
  static RuleFamily read(String prefix, String declaration) {
    FamilyReader reader = new FamilyReader(prefix);
    declaration.lines().forEach(reader::line);
    reader.close();
    return new RuleFamily(prefix, reader.title, reader.reason, reader.rules);
  }

  private void line(String line) {
    int colon = line.indexOf(": ");
    if (line.startsWith("# ")) {
      title = line.substring(2);
    } else if (line.startsWith("## ")) {
      close();
      ruleId = line.substring(3, colon);
      ruleTitle = line.substring(colon + 2);
      fields = new HashMap<>(shared);
    } else if (colon > 0 && FIELDS.contains(line.substring(0, colon))) {
      fields.put(line.substring(0, colon), line.substring(colon + 2));
    } else if (!line.isBlank()) {
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
  }

  private void close() {
    String told = text.toString();
    text.setLength(0);
    if (ruleId.isEmpty()) {
      reason = told;
      return;
    }
    rules.add(
        new RuleCard(
            ruleId,
            ruleTitle,
            told,
            ThreatClass.ofLabel(field("class")),
            Double.parseDouble(field("confidence")),
            Integer.parseInt(field("cwe")),
            Integer.parseInt(field("capec")),
            field("attack"),
            field("fires"),
            field("passes")));
  }

  private String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(prefix + ": " + ruleId + " has no " + name);
    }
    return value;
  }
}
