package io.weir.alert;

import io.weir.finding.Evidence;
import io.weir.threat.catalogue.Catalogue;
import io.weir.threat.catalogue.RulesPage;

/** What a rule of attacks looks for, where it is given as a reason of an incident. */
public final class RuleText {
  /** What the label of such a reason begins with; the id of the rule follows. */
  public static final String LABEL = "rule ";

  private RuleText() {}

  /**
   * Returns the label of the reason for people: behind the id of a rule its title, and where to
   * read of it. Labels of other reasons stay as they are.
   */
  public static String label(Evidence reason) {
    if (!reason.label().startsWith(LABEL)) {
      return reason.label();
    }
    String id = reason.label().substring(LABEL.length());
    return Catalogue.find(id)
        .map(card -> reason.label() + ": " + card.title() + " (" + page(id) + ")")
        .orElse(reason.label());
  }

  private static String page(String id) {
    return "docs/rules.md#" + RulesPage.anchor(id);
  }
}
