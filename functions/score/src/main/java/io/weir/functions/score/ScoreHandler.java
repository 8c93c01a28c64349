package io.weir.functions.score;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.DynamoIncidentStore;
import io.weir.aws.DynamoWindowStore;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.Journal;
import io.weir.aws.S3ModelStore;
import io.weir.aws.ScheduledTime;
import io.weir.step.ScoreReport;
import io.weir.step.ScoreStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Scores what changed, as of the time that the schedule names. */
public final class ScoreHandler implements RequestStreamHandler {
  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final ScoreStep step;

  /** Called by Lambda. */
  public ScoreHandler() {
    this(step(Environment.ofProcess()));
  }

  public ScoreHandler(ScoreStep step) {
    this.step = step;
  }

  /** Returns the step as the environment wires it. */
  public static ScoreStep step(Environment environment) {
    var dynamo = Clients.dynamoDb();
    return new ScoreStep(
        DynamoWindowStore.of(environment, dynamo),
        DynamoIncidentStore.of(environment, dynamo),
        new S3ModelStore(Clients.s3(), environment.modelBucket()),
        environment.settings(),
        CLOCK);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Instant time = ScheduledTime.read(in);
    ScoreReport report = CLOCK.at(time, step::score);
    new Journal(context.getLogger()::log)
        .info(
            "WindowsScored",
            Map.of(
                "time", time,
                "scored", report.scored(),
                "waiting", report.waiting(),
                "findings", report.findings()));
  }
}
