package io.weir.detect;

import io.weir.finding.FindingType;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.threat.ThreatClass;
import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import io.weir.threat.allow.RuleSetting;
import io.weir.threat.catalogue.Catalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an allow list from the one JSON document that an operator keeps:
 *
 * <pre>{@code
 * {"version": 1,
 *  "clients": [{"range": "198.51.100.0/24", "until": "2027-01-31T00:00:00Z", "reason": "test"}],
 *  "paths": [{"path": "/editor/*", "classes": ["Cross_Site_Scripting"], "reason": "markup"}],
 *  "crawlers": [{"agent": "Googlebot", "prefixes": [{"ipv4Prefix": "192.0.2.0/27"}]}],
 *  "rules": [{"rule": "known.tomcat-manager", "reason": "ours, behind the sign-on"},
 *            {"rule": "scanner.*", "confidence": 0.4, "reason": "we sell one"}]}
 * }</pre>
 *
 * <p>{@code prefixes} is what the documents of that name hold in which Google, Microsoft, Apple and
 * others publish their crawlers' addresses: it is copied from there as it is. A rule without a
 * confidence is off; with one it counts for that much at most. All members but the version may be
 * absent.
 */
public final class AllowListJson {
  private static final int VERSION = 1;

  private AllowListJson() {}

  /**
   * Returns the list.
   *
   * @throws IllegalArgumentException if the text is no such document; the message names the member
   */
  public static AllowList read(String text) {
    JsonObject document = Json.object(text);
    document.requireVersion(VERSION);
    document.requireOnly(Set.of("version", "clients", "paths", "crawlers", "rules"));
    return new AllowList(
        objects(document, "clients").stream().map(AllowListJson::client).toList(),
        objects(document, "paths").stream().map(AllowListJson::path).toList(),
        objects(document, "crawlers").stream().map(AllowListJson::crawler).toList(),
        objects(document, "rules").stream().map(AllowListJson::rule).toList());
  }

  private static List<JsonObject> objects(JsonObject from, String name) {
    return from.has(name) ? from.objects(name) : List.of();
  }

  private static AllowList.Client client(JsonObject entry) {
    entry.requireOnly(Set.of("range", "until", "reason"));
    return new AllowList.Client(
        AddressRange.parse(entry.text("range")),
        entry.optionalInstant("until"),
        entry.text("reason"));
  }

  private static AllowList.Path path(JsonObject entry) {
    entry.requireOnly(Set.of("path", "classes", "reason"));
    Set<ThreatClass> classes = new LinkedHashSet<>();
    if (entry.has("classes")) {
      for (String label : entry.texts("classes")) {
        FindingType type = FindingType.ofLabel(label);
        if (!type.isSecurity()) {
          throw new IllegalArgumentException("no class of attack: " + label);
        }
        classes.add(ThreatClass.valueOf(type.name()));
      }
    }
    return new AllowList.Path(entry.text("path"), classes, entry.text("reason"));
  }

  private static RuleSetting rule(JsonObject entry) {
    entry.requireOnly(Set.of("rule", "confidence", "reason"));
    Optional<Double> confidence =
        entry.has("confidence") ? Optional.of(entry.number("confidence")) : Optional.empty();
    RuleSetting setting = new RuleSetting(entry.text("rule"), confidence, entry.text("reason"));
    if (Catalogue.ids().stream().noneMatch(setting::covers)) {
      throw new IllegalArgumentException(
          "no such rule: " + setting.rule() + "; weir scan --rules lists them");
    }
    return setting;
  }

  private static AllowList.Crawler crawler(JsonObject entry) {
    return new AllowList.Crawler(
        entry.text("agent"),
        entry.objects("prefixes").stream()
            .map(prefix -> prefix.text(prefix.has("ipv4Prefix") ? "ipv4Prefix" : "ipv6Prefix"))
            .map(AddressRange::parse)
            .toList());
  }
}
