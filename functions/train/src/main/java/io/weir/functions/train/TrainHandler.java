package io.weir.functions.train;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.DynamoWindowStore;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.Journal;
import io.weir.aws.S3ModelStore;
import io.weir.aws.ScheduledTime;
import io.weir.step.TrainReport;
import io.weir.step.TrainStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Trains the models, as of the time that the schedule names. */
public final class TrainHandler implements RequestStreamHandler {
  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final TrainStep step;

  /** Called by Lambda. */
  public TrainHandler() {
    this(step(Environment.ofProcess()));
  }

  public TrainHandler(TrainStep step) {
    this.step = step;
  }

  /** Returns the step as the environment wires it. */
  public static TrainStep step(Environment environment) {
    return new TrainStep(
        DynamoWindowStore.of(environment, Clients.dynamoDb()),
        new S3ModelStore(Clients.s3(), environment.modelBucket()),
        environment.settings(),
        CLOCK);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Instant time = ScheduledTime.read(in);
    TrainReport report = CLOCK.at(time, step::train);
    Journal journal = new Journal(context.getLogger()::log);
    report.setbacks().forEach(journal::warn);
    journal.info(
        "ModelsTrained",
        Map.of(
            "time", time,
            "trained", report.trained(),
            "kept", report.kept(),
            "setbacks", report.setbacks().size()));
  }
}
