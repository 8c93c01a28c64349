package io.weir.functions.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.aws.EventClock;
import io.weir.aws.Invocation;
import io.weir.incident.Deploy;
import io.weir.incident.SuppressionJson;
import io.weir.log.LogFormat;
import io.weir.step.DispatchStep;
import io.weir.step.Settings;
import io.weir.step.score.ScoreStep;
import io.weir.store.SuppressionStore;
import io.weir.store.memory.InMemoryDeployStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.store.memory.InMemoryModelStore;
import io.weir.store.memory.InMemoryVerdictStore;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceArrival;
import io.weir.store.work.SourceWork;
import io.weir.threat.allow.AllowList;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreHandlerTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final InMemoryWindowStore windows = new InMemoryWindowStore();
  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
  private final InMemoryDeployStore deploys = new InMemoryDeployStore();
  private final Invocation invocation = new Invocation();
  private final List<SourceWork> work = new ArrayList<>();

  @Test
  void windows_areJudgedAsOfTheTimeOfTheEvent() throws IOException {
    mark(START);
    mark(START.plusSeconds(900));
    invocation.of(handler(List::of), Invocation.event("queue-score.json"));
    assertThat(invocation.log())
        .contains("\"time\":\"2026-03-02T10:20:00Z\"")
        .contains("\"scored\":1")
        .contains("\"waiting\":1");
  }

  @Test
  void schedule_handsOutTheSourcesThatAreDue() throws IOException {
    mark(START);
    invocation.of(handler(List::of), Invocation.event("schedule-score.json"));
    assertThat(invocation.log()).contains("\"event\":\"SourcesDue\"").contains("\"due\":1");
    assertThat(work)
        .containsExactly(
            new SourceWork(
                "app/shop/50dc6c495c0c9188", Instant.parse("2026-03-02T10:20:00Z"), false, true));
  }

  @Test
  void suppressions_thatMakeNoSenseSilenceNothing() throws IOException {
    mark(START);
    ScoreHandler handler = handler(() -> SuppressionJson.read("quiet, please"));
    invocation.of(handler, Invocation.event("queue-score.json"));
    assertThat(invocation.log()).contains("SuppressionsRefused").contains("\"scored\":1");
  }

  @Test
  void event_withoutATimeIsRefused() {
    ScoreHandler handler = handler(List::of);
    assertThatThrownBy(() -> invocation.of(handler, "{\"source\":\"x\"}"))
        .hasMessageContaining("not a scheduled event");
  }

  @Test
  void codeDeploy_marksADeployAndItsEnd() throws IOException {
    tell(codeDeploy("shop", "START", "2026-11-29T10:00:00Z"));
    Instant start = Instant.parse("2026-11-29T10:00:00Z");
    assertThat(deploys.deploys(start))
        .containsExactly(new Deploy("d-ABC", "app/shop*", start, start.plusSeconds(3600), "shop"));
    tell(codeDeploy("shop", "READY", "2026-11-29T10:02:00Z"));
    tell(codeDeploy("shop", "SUCCESS", "2026-11-29T10:05:00Z"));
    tell(codeDeploy("other", "START", "2026-11-29T10:06:00Z"));
    assertThat(deploys.deploys(start))
        .containsExactly(new Deploy("d-ABC", "app/shop*", start, start.plusSeconds(900), "shop"));
    assertThat(invocation.log()).contains("\"event\":\"DeployMarked\"");
  }

  @Test
  void cloudFormation_marksADeployAndItsEnd() throws IOException {
    Instant start = Instant.parse("2026-11-29T10:00:00Z");
    tell(cloudFormation("UPDATE_IN_PROGRESS", "2026-11-29T10:00:00Z"));
    tell(cloudFormation("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "2026-11-29T10:07:00Z"));
    tell(cloudFormation("UPDATE_COMPLETE", "2026-11-29T10:10:00Z"));
    assertThat(deploys.deploys(start))
        .containsExactly(new Deploy("stack weir-x", "*", start, start.plusSeconds(1200), "weir-x"));
  }

  private void tell(String event) throws IOException {
    invocation.of(handler(List::of), event);
  }

  /** As the CodeDeploy User Guide shows it. */
  private static String codeDeploy(String application, String state, String time) {
    return "{\"account\":\"123456789012\",\"region\":\"us-east-1\",\"detail-type\":\"CodeDeploy"
        + " Deployment State-change Notification\",\"source\":\"aws.codedeploy\",\"version\":\"0\","
        + "\"time\":\""
        + time
        + "\",\"id\":\"1\",\"resources\":[],\"detail\":{\"instanceGroupId\":\"9\",\"region\":"
        + "\"us-east-1\",\"application\":\""
        + application
        + "\",\"deploymentId\":\"d-ABC\",\"state\":\""
        + state
        + "\",\"deploymentGroup\":\"g\"}}";
  }

  /** As the CloudFormation User Guide shows it. */
  private static String cloudFormation(String status, String time) {
    return "{\"version\":\"0\",\"source\":\"aws.cloudformation\",\"account\":\"111122223333\","
        + "\"id\":\"1\",\"region\":\"us-west-1\",\"detail-type\":\"CloudFormation Stack Status Change\","
        + "\"time\":\""
        + time
        + "\",\"resources\":[],\"detail\":{\"stack-id\":\"arn:aws:cloudformation:us-west-1:111122223333:"
        + "stack/weir-x/6d0\",\"status-details\":{\"status\":\""
        + status
        + "\",\"status-reason\":\"\"},\"client-request-token\":\"\"}}";
  }

  private ScoreHandler handler(SuppressionStore suppressions) {
    EventClock clock = new EventClock(Clock.systemUTC());
    ScoreStep step =
        new ScoreStep(
            windows,
            incidents,
            new InMemoryVerdictStore(windows, incidents),
            new InMemoryModelStore(),
            Settings.defaults(),
            clock);
    return new ScoreHandler(
        new DispatchStep(windows, work::addAll, Backlog.NONE, 1, clock, clock),
        step,
        suppressions,
        () -> AllowList.NONE,
        deploys,
        List.of("weir-x", "shop=app/shop*"),
        "Weir/test");
  }

  private void mark(Instant start) {
    WindowKey key = WindowKey.of("app/shop/50dc6c495c0c9188", start, WindowKey.DEFAULT_WIDTH);
    windows.markDirty(key, false, 1);
    windows.noteArrival(new SourceArrival(LogFormat.ALB, key, key.end()), key.end());
  }
}
