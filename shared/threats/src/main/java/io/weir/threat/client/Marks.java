package io.weir.threat.client;

import io.weir.threat.rule.Evidence;
import io.weir.threat.rule.Place;
import io.weir.threat.rule.Unit;
import io.weir.threat.text.Bytes;
import io.weir.threat.text.Text;

/** What scanners leave in addresses: their names as payloads, and the hosts that wait for calls. */
final class Marks {
  /** The words that the marks begin with. */
  static final String WORDS =
      "netsparker acunetix bxss vulnweb r87 cirt nasl openvas burpcollaborator oastify "
          + "xsshunter appscan nessus_is_probing interact";

  private static final String[] MARKS = {
    "netsparker(",
    "netsparker.com",
    "acunetix.com",
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
    "acunetix_wvs",
    "acunetix-wvs",
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
    for (String mark : MARKS) {
      int at = text.indexOf(mark, 0);
      int end = at + mark.length();
      boolean whole = at >= 0 && (!mark.equals(".nasl") || !Bytes.isWord(text.at(end)));
      if (whole) {
        out.add(ScannerRule.MARK, 0.7, at, end + 16);
      }
    }
  }
}
