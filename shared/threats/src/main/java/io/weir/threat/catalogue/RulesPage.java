package io.weir.threat.catalogue;

import java.util.List;
import java.util.Locale;

/** The catalogue as a page in Markdown, which {@code docs/rules.md} is. */
public final class RulesPage {
  private RulesPage() {}

  /** Returns the page. */
  public static String markdown(List<RuleFamily> families) {
    StringBuilder page = new StringBuilder(64 * 1024);
    page.append("# The rules\n\n")
        .append("What Weir takes for an attack or a probe in an access log, and why. ")
        .append("This page is written by `weir scan --rules --markdown`.\n\n")
        .append("A rule is named in alerts, in `weir scan`, and in the allow list, where it can be")
        .append(" switched off or made less sure by its id (docs/deploy.md, \"Allowing\").")
        .append(" The confidence is that of the example; weaker signs of the same kind count")
        .append(" less, and only from 0.5 on a hit counts. The near miss looks alike and does")
        .append(" not fire.\n\n");
    for (RuleFamily family : families) {
      page.append("- [").append(family.title()).append("](#").append(anchor(family)).append("): ");
      page.append(family.rules().size())
          .append(" rules, `")
          .append(family.prefix())
          .append(".*`\n");
    }
    for (RuleFamily family : families) {
      page.append("\n## ").append(family.title()).append("\n\n").append(escaped(family.reason()));
      page.append('\n');
      family.rules().forEach(card -> append(card, page));
    }
    return page.toString();
  }

  private static void append(RuleCard card, StringBuilder page) {
    page.append("\n### ").append(card.id()).append("\n\n");
    page.append("**").append(escaped(card.title())).append(".** ").append(escaped(card.reason()));
    page.append("\n\n")
        .append(
            String.format(
                Locale.ROOT,
                "%s · confidence %s · CWE-%d · CAPEC-%d · ATT&CK %s\n\n",
                card.threatClass().label(),
                card.confidence(),
                card.cwe(),
                card.capec(),
                card.technique()));
    page.append("- fires: ").append(code(card.fires())).append('\n');
    page.append("- near miss: ").append(code(card.passes())).append('\n');
  }

  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  /** Angle brackets, stars and underscores are text here. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`");
  }

  /** Returns what stands behind the {@code #} in the address of a rule on the page. */
  public static String anchor(String id) {
    return id.replace(".", "");
  }

  private static String anchor(RuleFamily family) {
    return family.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
  }
}
