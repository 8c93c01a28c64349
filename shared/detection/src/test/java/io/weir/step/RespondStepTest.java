package io.weir.step;

import static io.weir.finding.FindingType.SCANNER;
import static io.weir.store.outbound.BlockStore.Deed.Kind.BLOCKED;
import static io.weir.store.outbound.BlockStore.Deed.Kind.REFUSED;
import static io.weir.store.outbound.BlockStore.Deed.Kind.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.weir.detect.AllowListJson;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.store.memory.InMemoryBlockStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.outbound.BlockStore;
import io.weir.store.outbound.BlockStore.Deed;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks come and go as they should, whatever fails in between. */
class RespondStepTest {
  private static final Instant START = Traffic.START;
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final String ATTACKER = "203.0.113.7/32";

  private final MovedClock clock = new MovedClock(START);
  private final InMemoryBlockStore store = new InMemoryBlockStore();
  private final FirewallSet v4 = new FirewallSet();
  private final FirewallSet v6 = new FirewallSet();
  private final List<Incident> changes = new ArrayList<>();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore(changes::add);
  private final IncidentTracker tracker =
      new IncidentTracker(incidents, Paging.defaults(), new Suppressions(List.of()));

  @Test
  void proposal_isBlockedOnceAndUntilItsEnd() throws IOException {
    attack(0, Severity.HIGH, ATTACKER, "2001:db8:0:1:0:0:0:0/64");
    List<Deed> done = take(latest());
    assertThat(done).extracting(Deed::kind).containsExactly(Deed.Kind.BLOCKED, Deed.Kind.BLOCKED);
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    assertThat(v6.ranges()).containsExactly("2001:db8:0:1:0:0:0:0/64");
    assertThat(take(latest())).isEmpty();
    assertThat(v4.replaced).isEqualTo(1);
    clock.to(START.plus(Duration.ofHours(6)).plus(WIDTH));
    assertThat(step().agree()).extracting(Deed::kind).containsOnly(Deed.Kind.RELEASED);
    assertThat(v4.ranges()).isEmpty();
    assertThat(v6.ranges()).isEmpty();
  }

  @Test
  void attackThatGoesOn_isBlockedLonger() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    take(latest());
    for (int window = 1; window < 24; window++) {
      attack(window, Severity.HIGH, ATTACKER);
      clock.to(START.plus(WIDTH.multipliedBy(window + 1)));
      take(latest());
    }
    assertThat(store.blocks(START).get(0).until()).isEqualTo(START.plus(Duration.ofHours(8)));
    assertThat(store.deeds(latest().id())).hasSize(1);
  }

  @Test
  void incidentThatIsOver_endsItsBlocksThreeHoursLater() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    take(latest());
    clock.to(START.plus(Duration.ofHours(1)));
    tracker.resolve(Traffic.SOURCE, clock.instant());
    take(latest());
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    clock.to(START.plus(Duration.ofHours(4)));
    step().agree();
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void incidentThatIsTakenBack_endsItsBlocksAtOnce() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    take(latest());
    tracker.apply(key(0), List.of(), type -> true);
    assertThat(latest().notice()).isEqualTo(Incident.Notice.REVISED);
    take(latest());
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void undo_isForGood() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    take(latest());
    assertThat(step().undo(latest().id())).extracting(Deed::kind).contains(Deed.Kind.RELEASED);
    attack(1, Severity.CRITICAL, ATTACKER, "203.0.113.8/32");
    take(latest());
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void rangeOfTwoIncidents_staysUntilBothAreOver() throws IOException {
    attack(0, "203.0.113.7", Severity.HIGH, ATTACKER);
    Incident one = latest();
    take(one);
    attack(0, "203.0.113.0/24", Severity.HIGH, ATTACKER);
    take(latest());
    step().undo(one.id());
    assertThat(v4.ranges()).containsExactly(ATTACKER);
  }

  @Test
  void smallAttackThatGoesOn_isBlockedAtItsThirdWindow() throws IOException {
    for (int window = 0; window < 2; window++) {
      attack(window, Severity.LOW, ATTACKER);
      take(latest());
    }
    assertThat(v4.ranges()).isEmpty();
    attack(2, Severity.LOW, ATTACKER);
    assertThat(take(latest())).extracting(Deed::kind).containsExactly(BLOCKED);
    assertThat(v4.ranges()).containsExactly(ATTACKER);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uncertain")
  void smallAttackOfWhichItIsNotCertainWhoseItIs_blocksNobody(
      String why, FindingType type, Proposal proposal) throws IOException {
    for (int window = 0; window < 12; window++) {
      find(window, type, "203.0.113.7", Severity.LOW, proposal);
      take(latest());
    }
    assertThat(latest().noticeNumber()).isPositive();
    assertThat(v4.ranges()).isEmpty();
  }

  static List<Arguments> uncertain() {
    List<String> one = List.of(ATTACKER);
    List<String> two = List.of(ATTACKER, "203.0.113.8/32");
    return List.of(
        arguments("shared with others", SCANNER, proposal(one, 40, 30, 0)),
        arguments("used by ordinary clients", SCANNER, proposal(one, 40, 39, 1)),
        arguments("a handful of requests", SCANNER, proposal(one, 11, 11, 0)),
        arguments("several addresses", SCANNER, proposal(two, 40, 40, 0)),
        arguments("only busy", FindingType.BOT_TRAFFIC, proposal(one, 40, 40, 0)),
        arguments("only refused", FindingType.CREDENTIAL_ATTACK, proposal(one, 40, 40, 0)));
  }

  @Test
  void manySmallAttacks_leaveHalfOfThePlacesToGraveOnes() throws IOException {
    RespondLimits few = new RespondLimits(20, 20, 0.5);
    for (int i = 0; i < 30; i++) {
      String client = "198.18.0." + i;
      Proposal proposal = proposal(List.of(client + "/32"), 40, 40, 0);
      for (int window = 0; window < 3; window++) {
        find(window, SCANNER, client, Severity.LOW, proposal);
        step(few).take(latest(), AllowList.NONE);
      }
    }
    assertThat(v4.ranges()).hasSize(10);
    attack(3, Severity.HIGH, ATTACKER);
    step(few).take(latest(), AllowList.NONE);
    assertThat(v4.ranges()).hasSize(11).contains(ATTACKER);
  }

  @Test
  void clientThatIsAllowedNow_isNotBlocked() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    AllowList allowed =
        AllowListJson.read(
            "{\"version\":1,\"clients\":[{\"range\":\"203.0.113.0/24\",\"reason\":\"ours\"}]}");
    assertThat(step().take(latest(), allowed))
        .extracting(Deed::reason)
        .containsExactly("on the allow list");
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void manyAddresses_areBlockedUpToTheBoundOfAnHour() throws IOException {
    RespondLimits few = new RespondLimits(50, 10, 0.5);
    attack(0, Severity.HIGH, ranges(0, 30));
    List<Deed> done = step(few).take(latest(), AllowList.NONE);
    assertThat(v4.ranges()).hasSize(10);
    assertThat(done).filteredOn(deed -> deed.kind() == Deed.Kind.REFUSED).hasSize(20);
  }

  @Test
  void cheapIncidents_neverPushOutAnotherBlockAndNeverPassTheBound() throws IOException {
    RespondLimits few = new RespondLimits(20, 1000, 0.5);
    attack(0, "203.0.113.7", Severity.HIGH, ATTACKER);
    step(few).take(latest(), AllowList.NONE);
    for (int i = 1; i < 10; i++) {
      attack(0, "198.18.0." + i, Severity.HIGH, ranges(10 * i, 10));
      step(few).take(latest(), AllowList.NONE);
    }
    assertThat(v4.ranges()).hasSize(20).contains(ATTACKER);
  }

  @Test
  void proposalAgainstMuchOfTheTraffic_isRefused() throws IOException {
    Proposal large = Proposal.block(List.of(ATTACKER), Duration.ofHours(6), 700, 700, 0, "");
    attack(0, "203.0.113.7", Severity.HIGH, large);
    assertThat(take(latest())).extracting(Deed::kind).containsExactly(Deed.Kind.REFUSED);
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void proposalAgainstMuchOfTheTraffic_isTakenIfAllThatIsUsualIsLeft() throws IOException {
    Proposal large = Proposal.block(List.of(ATTACKER), Duration.ofHours(6), 700, 700, 0, "");
    attack(0, "203.0.113.7", Severity.HIGH, large.leaving(0.4));
    assertThat(take(latest())).extracting(Deed::kind).containsExactly(Deed.Kind.REFUSED);
    attack(1, "203.0.113.7", Severity.HIGH, large.leaving(0.9));
    take(latest());
    assertThat(v4.ranges()).isEmpty();
    attack(0, "203.0.113.8", Severity.HIGH, large.leaving(0.9));
    assertThat(take(latest())).extracting(Deed::kind).containsExactly(Deed.Kind.BLOCKED);
  }

  @Test
  void firewallThatIsAway_isMadeToAgreeLater() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    v4.isAway = true;
    assertThatThrownBy(() -> take(latest())).isInstanceOf(IOException.class);
    v4.isAway = false;
    assertThat(step().agree()).extracting(Deed::kind).containsExactly(Deed.Kind.BLOCKED);
    assertThat(v4.ranges()).containsExactly(ATTACKER);
  }

  @Test
  void setThatSomebodyChanges_isReadAgain() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    v4.disturbed = 3;
    take(latest());
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    v4.disturbed = 9;
    step().undo(latest().id().concat("x"));
    assertThatThrownBy(() -> step().undo(latest().id())).hasMessageContaining("somebody else");
  }

  @Test
  void crashBetweenAnyTwoCalls_isMadeGoodByTheNext() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      RespondStepTest world = new RespondStepTest();
      world.attack(0, Severity.HIGH, ATTACKER, "203.0.113.8/32");
      world.lateUndoAfterCrashes(seed);
    }
  }

  /** Blocks, is taken again, and undoes, with a death at any call; the sets and deeds are exact. */
  private void lateUndoAfterCrashes(int seed) throws IOException {
    Faults faults = new Faults(seed, 0.05);
    RespondStep rough =
        new RespondStep(
            faults.in(BlockStore.class, store), v4, v6, RespondLimits.defaults(), clock);
    String id = latest().id();
    untilItEnds(() -> rough.take(latest(), AllowList.NONE));
    assertThat(v4.ranges()).hasSize(2);
    assertThat(v4.replaced).isEqualTo(1);
    assertThat(store.deeds(id)).hasSize(2);
    clock.to(START.plusSeconds(60 + new SplittableRandom(seed).nextInt(60)));
    untilItEnds(() -> rough.undo(id));
    assertThat(v4.ranges()).isEmpty();
    assertThat(v4.replaced).isEqualTo(2);
    assertThat(store.deeds(id)).hasSize(4);
  }

  @Test
  void smallIncident_isBlockedIfSomebodyAsks() throws IOException {
    Proposal shared = proposal(List.of(ATTACKER), 80, 50, 0);
    for (int window = 0; window < 3; window++) {
      attack(window, "203.0.113.7", Severity.LOW, shared);
    }
    take(latest());
    assertThat(v4.ranges()).isEmpty();
    assertThat(answered(step(), AnswerKind.APPLY)).extracting(Deed::kind).containsOnly(BLOCKED);
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    answered(step(), AnswerKind.MUTE);
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    assertThat(answered(step(), AnswerKind.UNDO)).extracting(Deed::kind).contains(RELEASED);
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void stepThatAsks_blocksWhatSomebodyAskedForAndNothingElse() throws IOException {
    RespondStep asking = RespondStep.asking(store, v4, v6, RespondLimits.defaults(), clock);
    attack(0, "203.0.113.8", Severity.HIGH, "203.0.113.8/32");
    asking.take(latest(), AllowList.NONE);
    attack(0, Severity.HIGH, ATTACKER);
    assertThat(asking.take(latest(), AllowList.NONE))
        .extracting(Deed::reason)
        .containsExactly("only proposed");
    assertThat(v4.ranges()).isEmpty();
    clock.to(START.plusSeconds(600));
    assertThat(answered(asking, AnswerKind.APPLY))
        .contains(new Deed(latest().id(), ATTACKER, BLOCKED, clock.instant(), ""));
    assertThat(v4.ranges()).containsExactly(ATTACKER);
    attack(1, Severity.HIGH, ATTACKER, "203.0.113.9/32");
    asking.take(latest(), AllowList.NONE);
    assertThat(v4.ranges()).containsExactlyInAnyOrder(ATTACKER, "203.0.113.9/32");
    clock.to(START.plus(Duration.ofHours(7)));
    asking.agree();
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void whoIsAllowedNow_isNotBlockedThoughSomebodyAsks() throws IOException {
    RespondStep asking = RespondStep.asking(store, v4, v6, RespondLimits.defaults(), clock);
    attack(0, Severity.HIGH, ATTACKER);
    asking.take(latest(), AllowList.NONE);
    AllowList allowed =
        AllowListJson.read(
            "{\"version\":1,\"clients\":[{\"range\":\"203.0.113.0/24\",\"reason\":\"ours\"}]}");
    assertThat(asking.answered(latest(), AnswerKind.APPLY, allowed))
        .extracting(Deed::reason)
        .contains("on the allow list");
    assertThat(v4.ranges()).isEmpty();
  }

  @Test
  void falseAlarm_endsItsBlocksForGood() throws IOException {
    attack(0, Severity.HIGH, ATTACKER);
    take(latest());
    answered(step(), AnswerKind.FALSE_ALARM);
    attack(1, Severity.CRITICAL, ATTACKER);
    take(latest());
    assertThat(v4.ranges()).isEmpty();
    assertThat(answered(step(), AnswerKind.APPLY)).extracting(Deed::kind).containsExactly(REFUSED);
  }

  private List<Deed> answered(RespondStep step, AnswerKind kind) throws IOException {
    return step.answered(latest(), kind, AllowList.NONE);
  }

  private interface Call {
    void run() throws IOException;
  }

  private static void untilItEnds(Call call) {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        call.run();
        return;
      } catch (Faults.Death | UncheckedIOException | IOException again) {
        // As Lambda does.
      }
    }
    throw new AssertionError("it never ends");
  }

  private RespondStep step() {
    return step(RespondLimits.defaults());
  }

  private RespondStep step(RespondLimits limits) {
    return new RespondStep(store, v4, v6, limits, clock);
  }

  private List<Deed> take(Incident incident) throws IOException {
    return step().take(incident, AllowList.NONE);
  }

  private Incident latest() {
    return changes.get(changes.size() - 1);
  }

  private static String[] ranges(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "192.0.2." + i + "/32")
        .toArray(String[]::new);
  }

  private void attack(int window, Severity severity, String... ranges) {
    attack(window, "203.0.113.7", severity, ranges);
  }

  private void attack(int window, String subject, Severity severity, String... ranges) {
    List<String> sorted = List.of(ranges).stream().sorted().toList();
    attack(window, subject, severity, Proposal.block(sorted, Duration.ofHours(6), 80, 80, 0, ""));
  }

  private void attack(int window, String subject, Severity severity, Proposal proposal) {
    find(window, FindingType.SQL_INJECTION, subject, severity, proposal);
  }

  private static Proposal proposal(List<String> ranges, long stopped, long attacks, long ordinary) {
    return Proposal.block(ranges, Duration.ofHours(6), stopped, attacks, ordinary, "");
  }

  private void find(
      int window, FindingType type, String subject, Severity severity, Proposal proposal) {
    Finding finding =
        new Finding(
            key(window),
            type,
            subject,
            severity,
            0.9,
            "it attacks",
            List.of(),
            false,
            new Sample(1000, 1, 1, "", List.of()));
    tracker.apply(key(window), List.of(finding.with(proposal)), none -> false);
  }

  private static WindowKey key(int window) {
    return WindowKey.of(Traffic.SOURCE, Traffic.window(window), WIDTH);
  }
}
