package io.weir.lab.respond;

import io.weir.finding.Proposal;
import io.weir.incident.Incident;
import io.weir.lab.generate.trouble.Event;
import io.weir.lab.respond.Edge.Passage;
import io.weir.store.outbound.Block;
import io.weir.threat.allow.AddressRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What came of a week of attacks.
 *
 * @param events what happened, in the order by which passages name it
 * @param passages all requests
 * @param incidents all incidents
 * @param blocks all that was blocked, or would have been
 */
record Account(
    List<Event> events, List<Passage> passages, List<Incident> incidents, List<Block> blocks) {

  /**
   * What came of one attack.
   *
   * @param attack the attack
   * @param answered when the first of its clients was blocked; empty if none was
   * @param after how many of its requests came after that
   * @param refused how many of those were refused
   */
  record Answer(Event attack, Optional<Instant> answered, long after, long refused) {}

  /**
   * What a list of ranges does to those who are no part of an attack.
   *
   * @param incident for which incident
   * @param ranges which ranges
   * @param strangers how many of the ranges never sent a request of an attack
   * @param ordinary how many ordinary requests there were in the time
   * @param stopped how many of them were of the ranges
   */
  record Harm(Incident incident, List<String> ranges, long strangers, long ordinary, long stopped) {
    double share() {
      return ordinary == 0 ? 0 : (double) stopped / ordinary;
    }
  }

  /** Returns what came of each of the attacks that can be answered. */
  List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    for (Event attack : AttackWeek.attacks(events)) {
      int number = events.indexOf(attack);
      List<Passage> own = passages.stream().filter(each -> each.event() == number).toList();
      Optional<Instant> answered =
          blocks.stream()
              .filter(block -> !block.since().isBefore(attack.start()))
              .filter(block -> own.stream().anyMatch(of(List.of(block.range()))))
              .map(Block::since)
              .min(Comparator.naturalOrder());
      List<Passage> after =
          own.stream()
              .filter(each -> answered.filter(since -> !each.time().isBefore(since)).isPresent())
              .toList();
      long refused = after.stream().filter(Passage::refused).count();
      answers.add(new Answer(attack, answered, after.size(), refused));
    }
    return answers;
  }

  /** Returns what each proposal to block would do from its incident's beginning to its end. */
  List<Harm> proposed() {
    return incidents.stream()
        .filter(incident -> incident.noticeNumber() > 0)
        .filter(incident -> ranges(incident).size() > 0)
        .map(
            incident -> {
              Proposal proposal = incident.proposal().orElseThrow();
              Instant end = incident.lastSeen().plus(proposal.holds());
              return harm(incident, proposal.ranges(), incident.opened(), end);
            })
        .toList();
  }

  /** Returns how many of the requests were ordinary. */
  long ordinary() {
    return passages.stream().filter(this::isOrdinary).count();
  }

  /** Returns how many of the ordinary requests were refused. */
  long refused() {
    return passages.stream().filter(this::isOrdinary).filter(Passage::refused).count();
  }

  private Harm harm(Incident incident, List<String> ranges, Instant from, Instant to) {
    Predicate<Passage> isOf = of(ranges);
    List<Passage> ordinary =
        passages.stream()
            .filter(each -> !each.time().isBefore(from) && each.time().isBefore(to))
            .filter(this::isOrdinary)
            .toList();
    long strangers =
        ranges.stream()
            .filter(
                range ->
                    passages.stream()
                        .filter(each -> !isOrdinary(each))
                        .noneMatch(of(List.of(range))))
            .count();
    long stopped = ordinary.stream().filter(isOf).count();
    return new Harm(incident, ranges, strangers, ordinary.size(), stopped);
  }

  private boolean isOrdinary(Passage passage) {
    return passage.event() < 0 || events.get(passage.event()).type().isEmpty();
  }

  private static List<String> ranges(Incident incident) {
    return incident.proposal().map(Proposal::ranges).orElse(List.of());
  }

  private static Predicate<Passage> of(List<String> ranges) {
    List<AddressRange> parsed = ranges.stream().map(AddressRange::parse).toList();
    return passage -> {
      byte[] address = AddressRange.address(passage.client()).orElseThrow();
      return parsed.stream().anyMatch(range -> range.contains(address));
    };
  }
}
