package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.AlertMessage;
import io.weir.detect.AllowListJson;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Proposal.Kind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.step.Traffic.Line;
import io.weir.step.score.Stated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proposed against attackers, and that none of them makes Weir propose to block others. */
class ProposalTest {
  private static final int QUIET = 24;
  private static final int NORMAL = 200;
  private static final String ATTACKER = "203.0.113.7";
  private static final String OFFICE = "192.0.2.50";
  private static final String ROBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  private static final String TARGET = "10.0.0.1";

  private final Traffic traffic = new Traffic(5);
  private final Pipeline pipeline = Pipeline.over(traffic);

  @Test
  void attacker_isToBeBlockedWithNobodyElse() {
    quiet();
    injections(QUIET, ATTACKER, 80);
    live(QUIET);
    Proposal proposal = proposalAbout(ATTACKER);
    assertThat(proposal.kind()).isEqualTo(Kind.BLOCK);
    assertThat(proposal.ranges()).containsExactly(ATTACKER + "/32");
    assertThat(proposal.stopped()).isEqualTo(80);
    assertThat(proposal.attacks()).isEqualTo(80);
    assertThat(proposal.ordinary()).isZero();
  }

  @Test
  void attackerOfIpv6_isBlockedByTheNetworkOfOneSubscriber() {
    quiet();
    injections(QUIET, "2001:db8:1:2:a:b:c:d", 80);
    live(QUIET);
    assertThat(proposalAbout("2001:db8:1:2:a:b:c:d").ranges())
        .containsExactly("2001:db8:1:2:0:0:0:0/64");
  }

  @Test
  void proposal_standsInTheIncidentAsItIsStored() {
    quiet();
    injections(QUIET, ATTACKER, 80);
    live(QUIET);
    Incident incident = about(ATTACKER);
    assertThat(IncidentJson.read(IncidentJson.write(incident))).isEqualTo(incident);
    String told =
        pipeline.sent.stream()
            .map(AlertMessage::text)
            .filter(text -> text.endsWith("Incident " + incident.id() + "\n"))
            .findFirst()
            .orElseThrow();
    assertThat(told)
        .contains("Block 203.0.113.7/32 for 6 hours")
        .contains("80 of the attack, none of clients with an ordinary history")
        .contains(
            "aws wafv2 create-ip-set --scope REGIONAL --name weir-"
                + incident.id()
                + "-ipv4 --ip-address-version IPV4 --addresses 203.0.113.7/32");
  }

  @Test
  void attackerAmongAnOffice_blocksNobodyOfIt() {
    for (int window = 0; window < QUIET; window++) {
      office(window);
      normal(window);
      live(window);
    }
    office(QUIET);
    injections(QUIET, OFFICE, 80);
    live(QUIET);
    assertThat(proposalAbout(OFFICE).kind()).isEqualTo(Kind.NONE);
    assertThat(proposalAbout(OFFICE).reason()).contains("in use by ordinary clients");
  }

  @Test
  void attackerAmongManyNewPeople_blocksNobodyOfThem() {
    quiet();
    office(QUIET);
    injections(QUIET, OFFICE, 60);
    live(QUIET);
    assertThat(proposalAbout(OFFICE).kind()).isEqualTo(Kind.NONE);
    assertThat(proposalAbout(OFFICE).reason()).contains("shared with others");
  }

  @Test
  void crawlersAddress_isNeverBlocked() {
    allow(
        "\"crawlers\": [{\"agent\": \"Googlebot\", \"prefixes\": [{\"ipv4Prefix\":"
            + " \"203.0.113.0/27\"}]}]");
    quiet();
    // Only a hit of another name than the crawler's own counts at all.
    injections(QUIET, ATTACKER, 80);
    live(QUIET);
    assertThat(proposalAbout(ATTACKER).kind()).isEqualTo(Kind.NONE);
    assertThat(proposalAbout(ATTACKER).reason()).contains("a verified crawler's");
  }

  @Test
  void crawlersName_protectsNobody() {
    allow(
        "\"crawlers\": [{\"agent\": \"Googlebot\", \"prefixes\": [{\"ipv4Prefix\":"
            + " \"198.18.0.0/27\"}]}]");
    quiet();
    for (int i = 0; i < 80; i++) {
      traffic.add(QUIET, injection(ATTACKER, i), ROBOT);
    }
    live(QUIET);
    assertThat(proposalAbout(ATTACKER).ranges()).containsExactly(ATTACKER + "/32");
  }

  @Test
  void clientThatIsAllowed_isNeverBlockedForItsVolume() {
    allow("\"clients\": [{\"range\": \"203.0.113.7\", \"reason\": \"ours\"}]");
    quiet();
    harvest(QUIET, ATTACKER, 900);
    harvest(QUIET + 1, ATTACKER, 900);
    assertThat(pipeline.told()).isNotEmpty();
    assertThat(blocked()).isEmpty();
  }

  @Test
  void linkThatAnAttackerLaid_blocksNoneOfItsVisitors() {
    quiet();
    for (int i = 0; i < 80; i++) {
      traffic.add(QUIET, injection("192.0.2." + (1 + i), 3));
    }
    live(QUIET);
    assertThat(pipeline.told()).isNotEmpty();
    assertThat(blocked()).isEmpty();
  }

  @Test
  void balancersOwnTargets_areNeverBlocked() {
    quiet();
    injections(QUIET, "10.0.0.2", 80);
    live(QUIET);
    assertThat(proposalAbout("10.0.0.2").kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void outage_makesNoAttackersOfTheOthersBehindAnAddress() {
    quiet();
    for (int i = 0; i < 40; i++) {
      traffic.add(QUIET, new Line(OFFICE, "/item/" + i % 20, 502, 502, 0.1, TARGET));
    }
    for (int i = 0; i < 8; i++) {
      Line hit = injection(OFFICE, i);
      traffic.add(QUIET, new Line(OFFICE, hit.path(), 502, 502, 0.1, TARGET));
    }
    live(QUIET);
    assertThat(proposalAbout(OFFICE).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void harvester_isToBeBlocked() {
    quiet();
    harvest(QUIET, ATTACKER, 900);
    harvest(QUIET + 1, ATTACKER, 900);
    assertThat(blocked()).containsOnly(ATTACKER + "/32");
    Proposal proposal = pipeline.told().get(0).proposal().orElseThrow();
    assertThat(proposal.stopped()).isEqualTo(900);
    assertThat(proposal.ordinary()).isZero();
  }

  @Test
  void spikeOfVisitors_keepsOutNobodyWhoIsBusierThanUsual() {
    quiet();
    for (int window = QUIET; window < QUIET + 3; window++) {
      traffic.normal(window, 5 * NORMAL);
      for (int i = 0; i < 150; i++) {
        traffic.add(window, Line.ok(OFFICE, "/item/" + i % 20, 0.05, TARGET));
      }
      pipeline.live(window, traffic.object());
    }
    assertThat(pipeline.told()).isNotEmpty();
    assertThat(blocked()).isEmpty();
  }

  @Test
  void attackerWhoGoesOnInTheOfficeAtNight_blocksNobodyOfIt() {
    for (int window = 0; window < QUIET; window++) {
      office(window);
      normal(window);
      live(window);
    }
    injections(QUIET, OFFICE, 80);
    live(QUIET);
    assertThat(proposalAbout(OFFICE).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void attackersThatTakeTurns_areAllInTheProposal() {
    quiet();
    injections(QUIET, ATTACKER, 80);
    injections(QUIET, "203.0.113.9", 80);
    injections(QUIET, "203.0.113.11", 80);
    live(QUIET);
    injections(QUIET + 1, "203.0.113.12", 80);
    injections(QUIET + 1, "203.0.113.13", 80);
    injections(QUIET + 1, "203.0.113.14", 80);
    live(QUIET + 1);
    assertThat(proposalAbout("203.0.113.0/24").ranges()).hasSize(6);
  }

  @Test
  void sourceWithoutAHistory_getsNoProposalAgainstACrowd() {
    harvest(0, ATTACKER, 900);
    harvest(1, ATTACKER, 900);
    assertThat(blocked()).isEmpty();
  }

  @Test
  void troubleOfTheSiteItself_asksForNoProposal() {
    quiet();
    for (int window = QUIET; window < QUIET + 2; window++) {
      normal(window);
      for (int i = 0; i < 150; i++) {
        traffic.add(window, new Line("198.51.100." + (1 + i), "/pay", 502, 502, 0.1, TARGET));
      }
      pipeline.live(window, traffic.object());
    }
    assertThat(pipeline.told())
        .isNotEmpty()
        .allSatisfy(incident -> assertThat(incident.type()).isEqualTo(FindingType.ERROR_SPIKE))
        .allSatisfy(incident -> assertThat(incident.proposal()).isEmpty());
  }

  private void quiet() {
    for (int window = 0; window < QUIET; window++) {
      normal(window);
      live(window);
    }
  }

  private void normal(int window) {
    traffic.normal(window, NORMAL);
  }

  private void office(int window) {
    for (int i = 0; i < 90; i++) {
      traffic.add(window, Line.ok(OFFICE, "/item/" + i % 20, 0.05, TARGET));
    }
  }

  private void harvest(int window, String client, int requests) {
    normal(window);
    for (int i = 0; i < requests; i++) {
      traffic.add(window, Line.ok(client, "/item/" + i, 0.05, TARGET), "python-requests/2.31.0");
    }
    pipeline.live(window, traffic.object());
  }

  private void injections(int window, String client, int requests) {
    for (int i = 0; i < requests; i++) {
      traffic.add(window, injection(client, i));
    }
  }

  private static Line injection(String client, int number) {
    String path = "/item?id=" + number + "%27%20UNION%20SELECT%20name,pass%20FROM%20users--";
    return new Line(client, path, 403, 403, 0.05, TARGET);
  }

  private void live(int window) {
    if (window >= QUIET) {
      normal(window);
    }
    pipeline.live(window, traffic.object());
  }

  private void allow(String members) {
    pipeline.stated =
        new Stated(List.of(), AllowListJson.read("{\"version\": 1, " + members + "}"));
  }

  private Incident about(String subject) {
    return pipeline.told().stream()
        .filter(incident -> incident.type().isSecurity() && incident.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private Proposal proposalAbout(String subject) {
    return about(subject).proposal().orElseThrow();
  }

  private List<String> blocked() {
    List<String> ranges = new ArrayList<>();
    pipeline
        .told()
        .forEach(incident -> incident.proposal().ifPresent(p -> ranges.addAll(p.ranges())));
    return ranges;
  }
}
