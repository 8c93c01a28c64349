package io.weir.threat.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.Lines;
import io.weir.threat.ThreatClass;
import io.weir.threat.ThreatHit;
import io.weir.threat.ThreatHit.Location;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowListTest {
  private static final ThreatHit SQL =
      new ThreatHit(ThreatClass.SQL_INJECTION, "sqli.x", 0.9, Location.QUERY, "x");
  private static final ThreatHit XSS =
      new ThreatHit(ThreatClass.CROSS_SITE_SCRIPTING, "xss.x", 0.8, Location.QUERY, "x");
  private static final List<AddressRange> RANGES = List.of(AddressRange.parse("192.0.2.0/27"));

  private static AllowList.Client client(String range, Optional<Instant> until) {
    return new AllowList.Client(AddressRange.parse(range), until, "our own");
  }

  private static List<ThreatHit> kept(AllowList list, String client, String agent) {
    String line =
        Lines.ALB.replaceFirst("198\\.51\\.100\\.\\d+", client).replace("TestAgent/1.0", agent);
    return Lines.one(line, request -> list.keep(List.of(SQL, XSS), request));
  }

  @Test
  void allowedClient_hasNoHits() {
    AllowList list =
        new AllowList(List.of(client("198.51.100.0/24", Optional.empty())), List.of(), List.of());

    assertThat(kept(list, "198.51.100.9", "a")).isEmpty();
    assertThat(kept(list, "203.0.113.9", "a")).containsExactly(SQL, XSS);
  }

  @Test
  void allowance_endsByItself() {
    Instant end = Instant.parse("2026-03-01T00:00:00Z");
    AllowList list =
        new AllowList(List.of(client("198.51.100.0/24", Optional.of(end))), List.of(), List.of());

    assertThat(list.allows("198.51.100.9", end.minusSeconds(1))).isTrue();
    assertThat(list.allows("198.51.100.9", end)).isFalse();
    assertThat(list.allows("", end.minusSeconds(1))).isFalse();
  }

  @Test
  void allowedPath_losesOnlyItsClasses() {
    AllowList.Path path =
        new AllowList.Path("/cart/*", Set.of(ThreatClass.CROSS_SITE_SCRIPTING), "an editor");
    AllowList other =
        new AllowList(
            List.of(), List.of(new AllowList.Path("/cart", Set.of(), "another")), List.of());

    assertThat(kept(new AllowList(List.of(), List.of(path), List.of()), "203.0.113.9", "a"))
        .containsExactly(SQL);
    assertThat(kept(other, "203.0.113.9", "a")).containsExactly(SQL, XSS);
  }

  @Test
  void crawler_isBelievedByNameAndAddressTogether() {
    AllowList list =
        new AllowList(List.of(), List.of(), List.of(new AllowList.Crawler("Examplebot", RANGES)));

    assertThat(kept(list, "192.0.2.7", "Mozilla/5.0 (compatible; examplebot/2.1)")).isEmpty();
    assertThat(kept(list, "203.0.113.9", "Mozilla/5.0 (compatible; Examplebot/2.1)"))
        .as("claimed from elsewhere: counts as everyone's, no more and no less")
        .containsExactly(SQL, XSS);
    assertThat(kept(list, "192.0.2.7", "curl/8.5.0")).containsExactly(SQL, XSS);
  }

  @Test
  void crawlerWithoutRanges_isNotTrusted() {
    AllowList list =
        new AllowList(
            List.of(), List.of(), List.of(new AllowList.Crawler("Examplebot", List.of())));

    assertThat(kept(list, "192.0.2.7", "Examplebot/2.1")).containsExactly(SQL, XSS);
  }

  @Test
  void allowanceWithoutReason_isRefused() {
    assertThatThrownBy(() -> new AllowList.Path("/a", Set.of(), " "))
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> new AllowList.Path("a", Set.of(), "x")).hasMessageContaining("slash");
  }
}
