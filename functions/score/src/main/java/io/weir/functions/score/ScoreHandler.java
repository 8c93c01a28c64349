package io.weir.functions.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.DeployNews;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.ScheduledTime;
import io.weir.aws.SourceMessages;
import io.weir.aws.SqsSourceQueue;
import io.weir.aws.dynamo.DynamoAnswerStore;
import io.weir.aws.dynamo.DynamoDeployStore;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.DynamoVerdictStore;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.aws.dynamo.Journal;
import io.weir.aws.s3.S3AllowListStore;
import io.weir.aws.s3.S3ModelStore;
import io.weir.aws.s3.S3SuppressionStore;
import io.weir.incident.Deploy;
import io.weir.incident.Suppression;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.DispatchReport;
import io.weir.step.DispatchStep;
import io.weir.step.score.ScoreReport;
import io.weir.step.score.ScoreStep;
import io.weir.step.score.Stated;
import io.weir.store.AllowListStore;
import io.weir.store.DeployStore;
import io.weir.store.SuppressionStore;
import io.weir.store.work.SourceWork;
import io.weir.threat.allow.AllowList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By its schedule, hands out the sources that are due; by their queue, scores one of them as of the
 * time at which it was handed out. Notes what EventBridge tells of releases.
 */
public final class ScoreHandler implements RequestStreamHandler {
  /** Late data is judged so long. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final DispatchStep dispatch;
  private final ScoreStep step;
  private final SuppressionStore suppressions;
  private final AllowListStore allowList;
  private final DeployStore deploys;
  private final List<String> deployNames;
  private final String metricNamespace;
  private volatile List<Suppression> lastSuppressions = List.of();
  private volatile AllowList lastAllowed = AllowList.NONE;

  /** Called by Lambda. */
  public ScoreHandler() {
    this(
        dispatch(Environment.ofProcess()),
        step(Environment.ofProcess()),
        suppressions(Environment.ofProcess()),
        allowList(Environment.ofProcess()),
        deploys(Environment.ofProcess()),
        Environment.ofProcess().deploys(),
        Environment.ofProcess().metricNamespace());
  }

  /** Returns a handler whose log has metrics for the namespace. */
  public ScoreHandler(
      DispatchStep dispatch,
      ScoreStep step,
      SuppressionStore suppressions,
      AllowListStore allowList,
      DeployStore deploys,
      List<String> deployNames,
      String metricNamespace) {
    this.dispatch = dispatch;
    this.step = step;
    this.suppressions = suppressions;
    this.allowList = allowList;
    this.deploys = deploys;
    this.deployNames = deployNames;
    this.metricNamespace = metricNamespace;
  }

  /** Returns where the environment has the suppressions. */
  public static SuppressionStore suppressions(Environment environment) {
    return new S3SuppressionStore(Clients.s3(), environment.modelBucket());
  }

  /** Returns where the environment has the allow list. */
  public static AllowListStore allowList(Environment environment) {
    return new S3AllowListStore(
        Clients.s3(),
        environment.modelBucket(),
        environment.believesCrawlerLists(),
        Clock.systemUTC());
  }

  /** Returns where the environment has what was released. */
  public static DeployStore deploys(Environment environment) {
    return DynamoDeployStore.of(environment, Clients.dynamoDb());
  }

  /** Returns the dispatch as the environment wires it. */
  public static DispatchStep dispatch(Environment environment) {
    var sqs = Clients.sqs();
    return new DispatchStep(
        DynamoWindowStore.of(environment, Clients.dynamoDb()),
        new SqsSourceQueue(sqs, environment.sourceQueueUrl()),
        new SqsSourceQueue(sqs, environment.logQueueUrl()),
        environment.dashboardSources(),
        CLOCK,
        Clock.systemUTC());
  }

  /** Returns the step as the environment wires it. */
  public static ScoreStep step(Environment environment) {
    var dynamo = Clients.dynamoDb();
    ScoreStep step =
        new ScoreStep(
            DynamoWindowStore.of(environment, dynamo),
            DynamoIncidentStore.of(environment, dynamo),
            DynamoVerdictStore.of(environment, dynamo),
            new S3ModelStore(Clients.s3(), environment.modelBucket()),
            environment.settings(),
            CLOCK);
    return environment.heedsAnswers()
        ? step.heeding(DynamoAnswerStore.of(environment, dynamo))
        : step;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Journal journal = new Journal(context.getLogger()::log);
    if (SourceMessages.areIn(event)) {
      for (SourceWork work : SourceMessages.read(event)) {
        List<Deploy> released = deploys.deploys(work.time().minus(A_DAY));
        score(work, new Stated(suppressed(journal), allowed(journal), released), journal);
      }
    } else if (DeployNews.isIn(event)) {
      DeployNews.of(event)
          .flatMap(news -> news.note(deploys, deployNames))
          .ifPresent(deploy -> note(deploy, journal));
    } else {
      dispatch(ScheduledTime.of(event), journal);
    }
  }

  private static void note(Deploy deploy, Journal journal) {
    journal.info(
        "DeployMarked",
        Map.of(
            "what", deploy.what(),
            "source", deploy.source(),
            "from", deploy.from(),
            "until", deploy.until()));
  }

  private void dispatch(Instant time, Journal journal) throws IOException {
    DispatchReport report = CLOCK.at(time, dispatch::due);
    journal.info(
        "SourcesDue",
        Map.of(
            "time", time,
            "due", report.due(),
            "objects", report.objects(),
            "behind", report.behind() ? 1 : 0,
            "leftOut", report.leftOut(),
            "latestSeconds", report.latest().toSeconds()));
  }

  private void score(SourceWork work, Stated stated, Journal journal) throws IOException {
    ScoreReport report = CLOCK.at(work.time(), () -> step.score(work, stated));
    report
        .suppressed()
        .forEach(
            (reason, findings) ->
                journal.info("FindingsSuppressed", Map.of("reason", reason, "findings", findings)));
    report.setbacks().forEach(journal::warn);
    report.metrics().stream()
        .collect(
            groupingBy(
                metric -> List.of(metric.dimensions(), metric.time()),
                LinkedHashMap::new,
                toList()))
        .values()
        .forEach(metrics -> journal.metrics(metricNamespace, metrics));
    journal.info(
        "WindowsScored",
        Map.of(
            "source", work.source(),
            "time", work.time(),
            "scored", report.scored(),
            "waiting", report.waiting(),
            "findings", report.findings(),
            "setbacks", report.setbacks().size(),
            "suppressed", report.suppressed().values().stream().mapToInt(n -> n).sum()));
  }

  /**
   * A document that cannot be understood silences nothing, and one that S3 does not give out holds
   * as it was read last; neither stops detection.
   */
  private List<Suppression> suppressed(Journal journal) {
    try {
      lastSuppressions = suppressions.suppressions();
    } catch (IOException e) {
      journal.error("SuppressionsRefused", Map.of(), e);
    } catch (IllegalArgumentException e) {
      journal.error("SuppressionsRefused", Map.of(), e);
      lastSuppressions = List.of();
    }
    return lastSuppressions;
  }

  /** The same, of what is allowed; whoever blocks asks it again. */
  private AllowList allowed(Journal journal) {
    try {
      lastAllowed = allowList.allowed();
    } catch (IOException e) {
      journal.error("AllowListRefused", Map.of(), e);
    } catch (IllegalArgumentException e) {
      journal.error("AllowListRefused", Map.of(), e);
      lastAllowed = AllowList.NONE;
    }
    return lastAllowed;
  }
}
