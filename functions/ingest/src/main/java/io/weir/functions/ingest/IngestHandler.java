package io.weir.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.dynamo.BatchAnswer;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.aws.dynamo.Journal;
import io.weir.aws.s3.S3AllowListStore;
import io.weir.aws.s3.S3LogSource;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.IngestStep;
import io.weir.store.AllowListStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/**
 * Ingests the objects that an event names: from S3 or EventBridge directly, or from a queue that
 * carries either. From a queue, the messages that failed are answered, and come again; otherwise a
 * failure fails the event once all the rest is done.
 */
public final class IngestHandler implements RequestStreamHandler {
  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final Ingestion ingestion;

  /** Called by Lambda. */
  public IngestHandler() {
    this(step(Environment.ofProcess()), allowList(Environment.ofProcess()));
  }

  public IngestHandler(IngestStep step, AllowListStore allowList) {
    this.ingestion = new Ingestion(step, allowList, CLOCK);
  }

  /** Returns where the environment has the allow list. */
  public static AllowListStore allowList(Environment environment) {
    return new S3AllowListStore(
        Clients.s3(),
        environment.modelBucket(),
        environment.believesCrawlerLists(),
        Clock.systemUTC());
  }

  /** Returns the step as the environment wires it. */
  public static IngestStep step(Environment environment) {
    var logs = new S3LogSource(Clients.s3());
    var windows = DynamoWindowStore.of(environment, Clients.dynamoDb());
    return new IngestStep(logs, windows, environment.settings(), environment.clientMask(), CLOCK);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Journal journal = new Journal(context.getLogger()::log);
    if (!QueueMessages.isQueueEvent(event)) {
      ingestion.ingestAll(Notifications.read(event), journal);
      return;
    }
    List<String> failed =
        QueueMessages.failing(event, journal, ingestion, context::getRemainingTimeInMillis);
    out.write(BatchAnswer.of(failed).getBytes(UTF_8));
  }
}
