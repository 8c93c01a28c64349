package io.weir.functions.respond;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.aws.Invocation;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Proposal;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.json.Json;
import io.weir.step.RespondLimits;
import io.weir.step.RespondStep;
import io.weir.store.AllowListStore;
import io.weir.store.memory.InMemoryBlockStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RespondHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:05:00Z");
  private static final AllowListStore NOBODY = () -> AllowList.NONE;
  private static final String DONE = "{\"batchItemFailures\":[]}";

  private final InMemoryBlockStore blocks = new InMemoryBlockStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
  private final Invocation invocation = new Invocation();

  @Test
  void incident_isAnsweredAndUndone() throws IOException {
    assertThat(handle(NOBODY, stream(IncidentJson.write(incident())))).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).hasSize(1);
    assertThat(invocation.log())
        .contains("\"event\":\"RangeBlocked\"")
        .contains("only proposed")
        .contains("\"RangeBlocked\":1");
    handle(NOBODY, "{\"undo\":\"" + incident().id() + "\"}");
    assertThat(blocks.blocks(NOW)).isEmpty();
    assertThat(invocation.log()).contains("\"event\":\"RangeReleased\"");
  }

  @Test
  void allowListThatCannotBeUnderstood_blocksNobodyAndStopsNothing() throws IOException {
    AllowListStore broken =
        () -> {
          throw new IllegalArgumentException("no such document");
        };
    assertThat(handle(broken, stream(IncidentJson.write(incident())))).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).isEmpty();
    assertThat(invocation.log()).contains("\"event\":\"AllowListRefused\"");
  }

  @Test
  void allowListThatCannotBeReadNow_isAskedAgain() throws IOException {
    AllowListStore away =
        () -> {
          throw new IOException("told to be away");
        };
    assertThat(handle(away, stream(IncidentJson.write(incident()))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"42\"}]}");
  }

  @Test
  void incidentOfANewerRelease_blocksNobody() throws IOException {
    String newer = IncidentJson.write(incident()).replace("\"version\":1", "\"version\":9");
    assertThat(handle(NOBODY, stream(newer))).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).isEmpty();
    assertThat(invocation.log()).contains("\"event\":\"IncidentUnread\"");
  }

  @Test
  void answer_isDoneForTheIncidentAsItIsNow() throws IOException {
    incidents.put(incident());
    handle(NOBODY, stream(IncidentJson.write(incident())));
    assertThat(handle(NOBODY, answer(AnswerKind.APPLY))).isEqualTo(DONE);
    assertThat(blocks.isApproved(incident().id())).isTrue();
    assertThat(handle(NOBODY, answer(AnswerKind.MUTE))).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).hasSize(1);
    assertThat(handle(NOBODY, answer(AnswerKind.FALSE_ALARM))).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).isEmpty();
  }

  @Test
  void answerThatCannotBeReadOrIsOfNothing_changesNothing() throws IOException {
    handle(NOBODY, stream(IncidentJson.write(incident())));
    assertThat(handle(NOBODY, answer(AnswerKind.UNDO))).isEqualTo(DONE);
    incidents.put(incident());
    String newer = answer(AnswerKind.UNDO).replace("\\\"version\\\":1", "\\\"version\\\":9");
    assertThat(handle(NOBODY, newer)).isEqualTo(DONE);
    assertThat(blocks.blocks(NOW)).hasSize(1);
    assertThat(invocation.log()).contains("\"event\":\"AnswerRefused\"");
  }

  @Test
  void schedule_needsNothing() throws IOException {
    assertThat(handle(NOBODY, Invocation.event("schedule-score.json"))).isEmpty();
  }

  private String handle(AllowListStore allowed, String event) throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    RespondStep step = RespondStep.proposing(blocks, RespondLimits.defaults(), clock);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RespondHandler(step, allowed, incidents, "Weir/test")
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, invocation);
    return out.toString(UTF_8);
  }

  private static Incident incident() {
    List<Incident> changes = new ArrayList<>();
    WindowKey key = WindowKey.of("app/shop/1", NOW.minusSeconds(300), Duration.ofMinutes(5));
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
    Proposal proposal =
        Proposal.block(List.of("203.0.113.7/32"), Duration.ofHours(6), 80, 80, 0, "");
    new IncidentTracker(
            new InMemoryIncidentStore(changes::add), Paging.defaults(), new Suppressions(List.of()))
        .apply(key, List.of(finding.with(proposal)), type -> false);
    return changes.get(0);
  }

  private static String answer(AnswerKind kind) {
    return stream("answer", AnswerJson.write(Answer.of(incident(), 1, kind, NOW)));
  }

  private static String stream(String incident) {
    return stream("incident", incident);
  }

  private static String stream(String kind, String json) {
    return "{\"Records\":[{\"dynamodb\":{\"SequenceNumber\":\"42\",\"NewImage\":{"
        + "\"sk\":{\"S\":\"x\"},\"kind\":{\"S\":\""
        + kind
        + "\"},\"json\":{\"S\":"
        + Json.write(out -> out.writeString(json))
        + "}}}}]}";
  }
}
