package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatHit.Location;
import io.weir.threat.allow.AllowList;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListJsonTest {
  @Test
  void document_isReadWithCrawlersAsTheyArePublished() {
    AllowList list =
        AllowListJson.read(
            """
            {"version": 1,
             "clients": [{"range": "198.51.100.0/24", "until": "2027-01-31T00:00:00Z",
                          "reason": "agreed test"}],
             "paths": [{"path": "/editor/*", "classes": ["Cross_Site_Scripting"],
                        "reason": "markup"}, {"path": "/lab", "reason": "a target"}],
             "crawlers": [{"agent": "Examplebot", "creationTime": "2026-11-01T00:00:00.000000",
                           "prefixes": [{"ipv6Prefix": "2001:db8:10::/64"},
                                        {"ipv4Prefix": "192.0.2.0/27"}]}]}
            """);
    Instant early = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(list.allows("198.51.100.3", early)).isTrue();
    assertThat(list.allows("198.51.100.3", early.plusSeconds(40L * 86_400))).isFalse();
    assertThat(list.paths()).hasSize(2);
    assertThat(list.isCrawler("2001:db8:10::5", "Examplebot/2.1")).isTrue();
    assertThat(list.isCrawler("192.0.2.5", "Examplebot/2.1")).isTrue();
    assertThat(list.isCrawler("192.0.2.32", "Examplebot/2.1")).isFalse();
  }

  @Test
  void rules_areOffOrLessSure() {
    AllowList list =
        AllowListJson.read(
            """
            {"version": 1,
             "rules": [{"rule": "known.*", "reason": "ours"},
                       {"rule": "sqli.tautology", "confidence": 0.6, "reason": "a query builder"},
                       {"rule": "lfi.steps", "confidence": 0.3, "reason": "relative names"}]}
            """);

    assertThat(list.keep(List.of(hit("known.tomcat-manager", 0.55)))).isEmpty();
    assertThat(list.keep(List.of(hit("lfi.steps", 0.85)))).isEmpty();
    assertThat(list.keep(List.of(hit("sqli.tautology", 0.9), hit("sqli.call", 0.8))))
        .containsExactly(hit("sqli.call", 0.8), hit("sqli.tautology", 0.6));
  }

  private static ThreatHit hit(String rule, double confidence) {
    return new ThreatHit(ThreatClass.SQL_INJECTION, rule, confidence, Location.QUERY, "x");
  }

  @Test
  void emptyDocument_allowsNothing() {
    assertThat(AllowListJson.read("{\"version\":1}")).isEqualTo(AllowList.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\":2}",
        "{\"version\":1,\"client\":[]}",
        "{\"version\":1,\"clients\":[{\"range\":\"192.0.2.0/24\",\"reason\":\"x\",\"until\":\"soon\"}]}",
        "{\"version\":1,\"clients\":[{\"range\":\"192.0.2.0/24\",\"reason\":\"x\",\"untill\":\"\"}]}",
        "{\"version\":1,\"clients\":[{\"range\":\"a.example\",\"reason\":\"x\"}]}",
        "{\"version\":1,\"clients\":[{\"range\":\"198.51.100.0/24\"}]}",
        "{\"version\":1,\"paths\":[{\"path\":\"/a\",\"classes\":[\"Nonsense\"],\"reason\":\"x\"}]}",
        "{\"version\":1,\"paths\":[{\"path\":\"/a\",\"classes\":[\"Error_Spike\"],\"reason\":\"x\"}]}",
        "{\"version\":1,\"crawlers\":[{\"agent\":\"Examplebot\"}]}",
        "{\"version\":1,\"rules\":[{\"rule\":\"sqli.nonsense\",\"reason\":\"x\"}]}",
        "{\"version\":1,\"rules\":[{\"rule\":\"sqli.call\"}]}",
        "{\"version\":1,\"rules\":[{\"rule\":\"sqli.call\",\"confidence\":2,\"reason\":\"x\"}]}"
      })
  void brokenDocument_isRefused(String text) {
    assertThatThrownBy(() -> AllowListJson.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
