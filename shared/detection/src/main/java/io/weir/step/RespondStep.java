package io.weir.step;

import static java.util.Objects.requireNonNull;

import io.weir.finding.Proposal;
import io.weir.finding.Severity;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.Incident.State;
import io.weir.respond.Guard;
import io.weir.store.outbound.AddressSet;
import io.weir.store.outbound.AddressSet.Contents;
import io.weir.store.outbound.Block;
import io.weir.store.outbound.BlockStore;
import io.weir.store.outbound.BlockStore.Deed;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The step that acts: what incidents propose becomes blocks with an end, and a firewall's sets are
 * made to agree with them. What is to be blocked is decided and kept first; the sets follow, and do
 * so again by {@link #agree}, so that a crash between any two steps is made good by the next call
 * and calling twice changes nothing.
 */
public final class RespondStep {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** A block keeps its own attack from being seen, so that it may end while the attacker waits. */
  private static final Duration AFTER_RESOLUTION = Duration.ofHours(3);

  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int ATTEMPTS = 5;

  private final BlockStore store;
  private final AddressSet v4;
  private final AddressSet v6;
  private final RespondLimits limits;
  private final boolean asks;
  private final Clock clock;

  /** Returns a step that blocks. */
  public RespondStep(
      BlockStore store, AddressSet v4, AddressSet v6, RespondLimits limits, Clock clock) {
    this(store, v4, v6, limits, false, clock);
  }

  private RespondStep(
      BlockStore store,
      AddressSet v4,
      AddressSet v6,
      RespondLimits limits,
      boolean asks,
      Clock clock) {
    this.asks = asks;
    this.store = requireNonNull(store, "store");
    this.v4 = requireNonNull(v4, "v4");
    this.v6 = requireNonNull(v6, "v6");
    this.limits = requireNonNull(limits, "limits");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Returns a step that decides and notes everything, and reaches no firewall. */
  public static RespondStep proposing(BlockStore store, RespondLimits limits, Clock clock) {
    return asking(store, AddressSet.NONE, AddressSet.NONE, limits, clock);
  }

  /** Returns a step that decides and notes everything, and blocks what a person asked for. */
  public static RespondStep asking(
      BlockStore store, AddressSet v4, AddressSet v6, RespondLimits limits, Clock clock) {
    return new RespondStep(store, v4, v6, limits, true, clock);
  }

  /**
   * Does what the incident as it is now asks for.
   *
   * @param allowed who is never blocked, as stated now
   * @return what was done for the first time
   * @throws IOException if the firewall cannot be reached; calling again is safe
   */
  public List<Deed> take(Incident incident, AllowList allowed) throws IOException {
    List<Deed> done = new ArrayList<>();
    switch (incident.notice()) {
      case NONE -> {}
      case RESOLVED -> end(incident.id(), clock.instant().plus(AFTER_RESOLUTION));
      case REVISED -> end(incident.id(), clock.instant());
      case OPENED, ESCALATED -> decide(incident, allowed, done);
    }
    done.addAll(agree());
    return done;
  }

  /**
   * Does what a person said of the incident: blocks whom it proposes to block, however grave it is
   * and within all other bounds, or ends for good what is blocked because of it.
   *
   * @param allowed who is never blocked, as stated now
   * @return what was done for the first time
   * @throws IOException if the firewall cannot be reached; calling again is safe
   */
  public List<Deed> answered(Incident incident, AnswerKind answer, AllowList allowed)
      throws IOException {
    return switch (answer) {
      case APPLY -> apply(incident, allowed);
      case EXPECTED, FALSE_ALARM, UNDO -> undo(incident.id());
      case MUTE -> List.of();
    };
  }

  private List<Deed> apply(Incident incident, AllowList allowed) throws IOException {
    List<Deed> done = new ArrayList<>();
    boolean isOpen = incident.windows() > 0 && !store.isReleased(incident.id());
    if (isOpen && incident.proposal().filter(RespondStep::blocks).isPresent()) {
      if (asks && !store.isApproved(incident.id())) {
        // What was only proposed is decided anew, by whom must not be blocked now.
        end(incident.id(), clock.instant());
      }
      store.approve(incident.id());
      block(incident, incident.proposal().get(), limits, allowed, done);
    } else {
      refuse(incident, "", "it was taken back", done);
    }
    done.addAll(agree());
    return done;
  }

  private static boolean blocks(Proposal proposal) {
    return proposal.kind() == Proposal.Kind.BLOCK;
  }

  /** Ends all that is blocked because of the incident, for good. */
  public List<Deed> undo(String incident) throws IOException {
    store.release(incident);
    end(incident, clock.instant());
    return agree();
  }

  private void decide(Incident incident, AllowList allowed, List<Deed> done) {
    boolean grave =
        incident.severity().compareTo(Severity.MEDIUM) >= 0 || store.isApproved(incident.id());
    boolean asked =
        incident.state() == State.OPEN
            && (grave || Certainty.isEnough(incident))
            && incident.type().isTrouble()
            && !store.isReleased(incident.id());
    RespondLimits bounds = grave ? limits : limits.ofSmall();
    incident
        .proposal()
        .filter(proposal -> asked && blocks(proposal))
        .ifPresent(proposal -> block(incident, proposal, bounds, allowed, done));
  }

  private void block(
      Incident incident,
      Proposal proposal,
      RespondLimits bounds,
      AllowList allowed,
      List<Deed> done) {
    Instant now = clock.instant();
    List<Block> known = alike(incident.id(), store.blocks(now.minus(REMEMBERED)));
    Guard guard = new Guard(allowed, Set.of(), now);
    // An attack of one client at night is most of the traffic; all clients behind a new proxy are.
    boolean most = proposal.stopped() > bounds.share() * incident.sample().requests();
    if (most && proposal.left() < 1 - bounds.share()) {
      refuse(incident, "", "it would stop too large a share of the traffic", done);
      return;
    }
    long anHour = known.stream().filter(block -> block.since().isAfter(now.minus(AN_HOUR))).count();
    long live = known.stream().filter(block -> block.until().isAfter(now)).count();
    Set<String> mine =
        known.stream()
            .filter(block -> block.incident().equals(incident.id()))
            .filter(block -> block.until().isAfter(now))
            .map(Block::range)
            .collect(Collectors.toSet());
    Instant until = incident.lastSeen().plus(proposal.holds());
    for (String range : proposal.ranges()) {
      String address = range.substring(0, range.indexOf('/'));
      String why = mine.contains(range) ? "" : guard.reason(address).orElse("");
      if (!why.isEmpty() || !until.isAfter(now)) {
        refuse(incident, range, why.isEmpty() ? "it is over" : why, done);
      } else if (!mine.contains(range) && (live >= bounds.ranges() || anHour >= bounds.anHour())) {
        refuse(incident, range, "as many are blocked as may be", done);
      } else if (!mine.contains(range)) {
        store.put(new Block(range, incident.id(), incident.source(), now, until));
        live++;
        anHour++;
      } else {
        prolong(known, range, incident.id(), until);
      }
    }
  }

  /** What is only proposed takes no place from what is blocked. */
  private List<Block> alike(String incident, List<Block> blocks) {
    return isEffective(incident)
        ? blocks.stream().filter(block -> isEffective(block.incident())).toList()
        : blocks;
  }

  private boolean isEffective(String incident) {
    return !asks || store.isApproved(incident);
  }

  private void prolong(List<Block> known, String range, String incident, Instant until) {
    known.stream()
        .filter(block -> block.incident().equals(incident) && block.range().equals(range))
        .filter(block -> block.until().isBefore(until))
        .forEach(block -> store.put(block.until(until)));
  }

  private void refuse(Incident incident, String range, String why, List<Deed> done) {
    note(new Deed(incident.id(), range, Deed.Kind.REFUSED, incident.opened(), why), done);
  }

  private void note(Deed deed, List<Deed> done) {
    if (store.note(deed)) {
      done.add(deed);
    }
  }

  private void end(String incident, Instant at) {
    Instant now = clock.instant();
    store.blocks(now).stream()
        .filter(block -> block.incident().equals(incident) && block.until().isAfter(at))
        .forEach(block -> store.put(block.until(at)));
  }

  /**
   * Makes the sets agree with what is to be blocked now.
   *
   * @return what was done for the first time
   */
  public List<Deed> agree() throws IOException {
    Instant now = clock.instant();
    List<Block> all = store.blocks(now.minus(REMEMBERED));
    List<Deed> done = new ArrayList<>();
    agree(v4, all.stream().filter(block -> !block.isV6()).toList(), now, done);
    agree(v6, all.stream().filter(Block::isV6).toList(), now, done);
    return done;
  }

  private void agree(AddressSet set, List<Block> blocks, Instant now, List<Deed> done)
      throws IOException {
    Set<String> effective =
        blocks.stream().map(Block::incident).filter(this::isEffective).collect(Collectors.toSet());
    List<Block> live =
        blocks.stream()
            .filter(block -> block.until().isAfter(now))
            .filter(block -> effective.contains(block.incident()))
            .sorted(Comparator.comparing(Block::since).thenComparing(Block::range))
            .toList();
    TreeSet<String> wanted = new TreeSet<>();
    for (Block block : live) {
      if (wanted.size() < limits.ranges()) {
        wanted.add(block.range());
      }
    }
    put(set, wanted);
    for (Block block : blocks) {
      boolean goesOn = block.until().isAfter(now);
      boolean only = !effective.contains(block.incident());
      if (!goesOn || only || wanted.contains(block.range())) {
        note(deed(block, Deed.Kind.BLOCKED, block.since(), only), done);
      }
      if (!goesOn) {
        note(deed(block, Deed.Kind.RELEASED, block.until(), only), done);
      }
    }
  }

  private static Deed deed(Block block, Deed.Kind kind, Instant of, boolean only) {
    return new Deed(block.incident(), block.range(), kind, of, only ? "only proposed" : "");
  }

  private static void put(AddressSet set, Set<String> wanted) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Contents now = set.read();
      if (now.ranges().equals(wanted) || set.replace(wanted, now)) {
        return;
      }
    }
    throw new IOException("the set of addresses is being changed by somebody else");
  }
}
