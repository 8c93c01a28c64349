package io.weir.functions.score;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.DynamoIncidentStore;
import io.weir.aws.DynamoVerdictStore;
import io.weir.aws.DynamoWindowStore;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.Journal;
import io.weir.aws.S3ModelStore;
import io.weir.aws.S3SuppressionStore;
import io.weir.aws.ScheduledTime;
import io.weir.incident.Suppression;
import io.weir.step.ScoreReport;
import io.weir.step.ScoreStep;
import io.weir.store.SuppressionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Scores what changed, as of the time that the schedule names. */
public final class ScoreHandler implements RequestStreamHandler {
  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final ScoreStep step;
  private final SuppressionStore suppressions;

  /** Called by Lambda. */
  public ScoreHandler() {
    this(step(Environment.ofProcess()), suppressions(Environment.ofProcess()));
  }

  public ScoreHandler(ScoreStep step, SuppressionStore suppressions) {
    this.step = step;
    this.suppressions = suppressions;
  }

  /** Returns where the environment has the suppressions. */
  public static SuppressionStore suppressions(Environment environment) {
    return new S3SuppressionStore(Clients.s3(), environment.modelBucket());
  }

  /** Returns the step as the environment wires it. */
  public static ScoreStep step(Environment environment) {
    var dynamo = Clients.dynamoDb();
    return new ScoreStep(
        DynamoWindowStore.of(environment, dynamo),
        DynamoIncidentStore.of(environment, dynamo),
        DynamoVerdictStore.of(environment, dynamo),
        new S3ModelStore(Clients.s3(), environment.modelBucket()),
        environment.settings(),
        CLOCK);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Instant time = ScheduledTime.read(in);
    Journal journal = new Journal(context.getLogger()::log);
    List<Suppression> stated = stated(journal);
    ScoreReport report = CLOCK.at(time, () -> step.score(stated));
    report
        .suppressed()
        .forEach(
            (reason, findings) ->
                journal.info("FindingsSuppressed", Map.of("reason", reason, "findings", findings)));
    report.setbacks().forEach(journal::warn);
    journal.info(
        "WindowsScored",
        Map.of(
            "time", time,
            "scored", report.scored(),
            "waiting", report.waiting(),
            "findings", report.findings(),
            "setbacks", report.setbacks().size(),
            "suppressed", report.suppressed().values().stream().mapToInt(n -> n).sum()));
  }

  /** A document that cannot be understood silences nothing, and does not stop detection. */
  private List<Suppression> stated(Journal journal) throws IOException {
    try {
      return suppressions.suppressions();
    } catch (IllegalArgumentException e) {
      journal.error("SuppressionsRefused", Map.of(), e);
      return List.of();
    }
  }
}
