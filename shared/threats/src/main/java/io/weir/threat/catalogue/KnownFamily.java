package io.weir.threat.catalogue;

import io.weir.threat.ThreatClass;
import io.weir.threat.file.KnownRequest;
import io.weir.threat.file.KnownTable;

/** The family of requests that are known by their paths: one rule for each row of their table. */
final class KnownFamily {
  static final String PREFIX = "known";

  private static final int THIRD_PARTY_COMPONENT = 1395;
  private static final int EXPOSED_INFORMATION = 538;
  private static final int FORCEFUL_BROWSING = 87;

  private KnownFamily() {}

  static RuleFamily read() {
    return new RuleFamily(
        PREFIX,
        "Requests known by their path alone",
        "Attacks on products and probes for what should not be reachable, from a table that is easy to"
            + " extend. Whoever runs such a product turns its rule off by its id.",
        KnownTable.rows().stream().map(KnownFamily::card).toList());
  }

  private static RuleCard card(KnownRequest row) {
    boolean vulnerability = !row.reference().equals("-");
    String path = row.paths().get(0);
    String example =
        path.startsWith("?")
            ? "/" + path.replace("*", "a.example/owa/")
            : path.replaceFirst("^\\*", "").replaceFirst("\\*$", "").replace("*", "x");
    return new RuleCard(
        PREFIX + "." + row.id(),
        row.meaning(),
        (vulnerability ? row.reference() + ", by" : "By")
            + " the path: "
            + String.join(", ", row.paths())
            + ".",
        ThreatClass.SENSITIVE_FILE,
        row.confidence(),
        vulnerability ? THIRD_PARTY_COMPONENT : EXPOSED_INFORMATION,
        FORCEFUL_BROWSING,
        vulnerability ? "T1190" : "T1595.003",
        example,
        path.startsWith("?") ? "/?x=" + path.substring(1, 2) : "/x-" + example.substring(1));
  }
}
