package io.weir.threat.client;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Text;
import io.weir.threat.text.Words;

/** What scanners leave in addresses: their names as payloads, and the hosts that wait for calls. */
final class Marks {
  /** The word in each mark by which it is found. */
  static final Words WORDS =
      Words.of(
          "netsparker acunetix bxss vulnweb r87 cirt nasl openvas burpcollaborator oastify oast"
              + " xsshunter xss interact appscanheaderinjection nessus_is_probing"
              + " acunetix_wvs_security_test acunetix_wvs_invalid_filename");

  private static final String[] MARKS = {
    "netsparker(",
    "netsparker.com",
    "acunetix.com",
    "acunetix-wvs",
    "acunetix_wvs_",
    "bxss.me",
    "vulnweb.com",
    "r87.com/",
    "r87.me",
    "cirt.net/rfiinc",
    ".nasl",
    "openvas-vt",
    "burpcollaborator.net",
    "oastify.com",
    ".oast.",
    "xsshunter.com",
    "xss.ht",
    "appscanheaderinjection",
    "nessus_is_probing",
    "interact.sh"
  };

  private Marks() {}

  static void look(Unit unit, Evidence out) {
    Place place = unit.place();
    if (place != Place.PATH && place != Place.QUERY && place != Place.REFERRER) {
      return;
    }
    Text text = unit.text();
    int i = 0;
    while (i < text.length()) {
      int end = text.wordEnd(i);
      if (WORDS.contains(text, i, end)) {
        around(text, i, out);
      }
      i = Math.max(end, i + 1);
    }
  }

  private static void around(Text text, int word, Evidence out) {
    for (String mark : MARKS) {
      int at = mark.startsWith(".") ? word - 1 : word;
      if (text.startsWith(at, mark)) {
        out.add(ScannerRule.MARK, 0.7, at, at + mark.length() + 16);
      }
    }
  }
}
