package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerTicket;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Answer;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.step.AnswerStep.Outcome;
import io.weir.store.memory.InMemoryAnswerStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An answer is taken once, in time, of who has the right to it, and looking at it takes none. */
class AnswerStepTest {
  private static final Instant START = Traffic.START;
  private static final AnswerKey KEY = new AnswerKey("0123456789abcdef0123456789abcdef");

  private final MovedClock clock = new MovedClock(START.plusSeconds(600));
  private final InMemoryAnswerStore store = new InMemoryAnswerStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();

  @Test
  void look_takesNothingHoweverOften() {
    String ticket = ticket(incident(false), AnswerKind.FALSE_ALARM);
    for (int i = 0; i < 3; i++) {
      assertThat(step(false).look(ticket).outcome()).isEqualTo(Outcome.ASKED);
    }
    assertThat(answers()).isEmpty();
  }

  @Test
  void answer_isTakenOnce() {
    Incident incident = incident(false);
    String ticket = ticket(incident, AnswerKind.FALSE_ALARM);
    assertThat(step(false).answer(ticket).outcome()).isEqualTo(Outcome.TAKEN);
    assertThat(step(false).answer(ticket).outcome()).isEqualTo(Outcome.TAKEN_BEFORE);
    assertThat(answers())
        .containsExactly(Answer.of(incident, 1, AnswerKind.FALSE_ALARM, clock.instant()));
  }

  @Test
  void answerThatIsTaken_canBeTakenBack() {
    Incident incident = incident(false);
    var reply = step(false).answer(ticket(incident, AnswerKind.MUTE));
    assertThat(step(false).answer(reply.undo(KEY).orElseThrow()).outcome())
        .isEqualTo(Outcome.TAKEN);
    assertThat(answers()).extracting(Answer::kind).contains(AnswerKind.UNDO);
  }

  @Test
  void ticket_isGoodForSevenDays() {
    String ticket = ticket(incident(false), AnswerKind.MUTE);
    clock.to(START.plusSeconds(300).plus(Duration.ofDays(7)));
    assertThat(step(false).look(ticket).outcome()).isEqualTo(Outcome.OVER);
    assertThat(step(false).answer(ticket).outcome()).isEqualTo(Outcome.OVER);
    assertThat(answers()).isEmpty();
  }

  @Test
  void forgedTicket_isRefusedUnread() {
    AnswerKey other = new AnswerKey("another stack's secret, as long as ours");
    String forged = AnswerTicket.of(incident(false), AnswerKind.MUTE).signed(other);
    assertThat(step(false).answer(forged)).isEqualTo(step(false).look("nonsense"));
    assertThat(answers()).isEmpty();
  }

  @Test
  void noticeThatWasNotGiven_isRefused() {
    Incident incident = incident(false);
    for (int notice : new int[] {Integer.MIN_VALUE, -1, 0, 2, Integer.MAX_VALUE}) {
      AnswerTicket other = new AnswerTicket(incident.id(), notice, AnswerKind.MUTE, Instant.MAX);
      assertThat(step(false).answer(other).outcome()).isEqualTo(Outcome.REFUSED);
    }
    assertThat(answers()).isEmpty();
  }

  @Test
  void apply_needsAProposalAndSomebodyWhoWould() {
    String nothing = ticket(incident(false), AnswerKind.APPLY);
    assertThat(step(true).answer(nothing).outcome()).isEqualTo(Outcome.POINTLESS);
  }

  @Test
  void apply_isTakenWhereThereIsAProposal() {
    String ticket = ticket(incident(true), AnswerKind.APPLY);
    assertThat(step(false).answer(ticket).outcome()).isEqualTo(Outcome.POINTLESS);
    assertThat(step(true).answer(ticket).outcome()).isEqualTo(Outcome.TAKEN);
  }

  private AnswerStep step(boolean responds) {
    return new AnswerStep(incidents, store, KEY, responds, clock);
  }

  private List<Answer> answers() {
    return store.answers(Traffic.SOURCE).orThrow();
  }

  private static String ticket(Incident incident, AnswerKind kind) {
    return AnswerTicket.of(incident, kind).signed(KEY);
  }

  private Incident incident(boolean proposed) {
    WindowKey key = WindowKey.of(Traffic.SOURCE, START, Duration.ofMinutes(5));
    Finding finding =
        new Finding(
            key,
            FindingType.SQL_INJECTION,
            "203.0.113.7",
            Severity.HIGH,
            0.9,
            "it attacks",
            List.of(),
            false,
            new Sample(1000, 1, 1, "", List.of()));
    Proposal block = Proposal.block(List.of("203.0.113.7/32"), Duration.ofHours(6), 8, 8, 0, "");
    new IncidentTracker(incidents, Paging.defaults(), new Suppressions(List.of()))
        .apply(key, List.of(proposed ? finding.with(block) : finding), type -> false);
    return incidents.allIncidents().get(0);
  }
}
