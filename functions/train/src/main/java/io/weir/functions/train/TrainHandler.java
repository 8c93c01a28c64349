package io.weir.functions.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.aws.Clients;
import io.weir.aws.Environment;
import io.weir.aws.EventClock;
import io.weir.aws.HttpsPages;
import io.weir.aws.ScheduledTime;
import io.weir.aws.SourceMessages;
import io.weir.aws.SqsSourceQueue;
import io.weir.aws.dynamo.DynamoWindowStore;
import io.weir.aws.dynamo.Journal;
import io.weir.aws.s3.S3CrawlerStore;
import io.weir.aws.s3.S3ModelStore;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.CrawlerStep;
import io.weir.step.DispatchReport;
import io.weir.step.DispatchStep;
import io.weir.step.Setback;
import io.weir.step.TrainStep;
import io.weir.store.work.Backlog;
import io.weir.store.work.SourceWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By its schedule, hands out all sources; by their queue, trains the model of one of them as of the
 * time at which it was handed out. One that fails is handed out again by the queue, and no other
 * waits for it. Once a day it also looks at what operators of crawlers publish, if that is wanted.
 */
public final class TrainHandler implements RequestStreamHandler {
  private static final EventClock CLOCK = new EventClock(Clock.systemUTC());

  private final DispatchStep dispatch;
  private final TrainStep step;
  private final Optional<CrawlerStep> crawlers;

  /** Called by Lambda. */
  public TrainHandler() {
    this(
        dispatch(Environment.ofProcess()),
        step(Environment.ofProcess()),
        crawlers(Environment.ofProcess()));
  }

  /** Returns a handler that looks at lists of crawlers as well, if there is a step for it. */
  public TrainHandler(DispatchStep dispatch, TrainStep step, Optional<CrawlerStep> crawlers) {
    this.dispatch = dispatch;
    this.step = step;
    this.crawlers = crawlers;
  }

  /** Returns the dispatch as the environment wires it. */
  public static DispatchStep dispatch(Environment environment) {
    return new DispatchStep(
        DynamoWindowStore.of(environment, Clients.dynamoDb()),
        new SqsSourceQueue(Clients.sqs(), environment.sourceQueueUrl()),
        Backlog.NONE,
        CLOCK,
        Clock.systemUTC());
  }

  /** Returns the look at lists of crawlers, if the environment wants it. */
  public static Optional<CrawlerStep> crawlers(Environment environment) {
    if (!environment.believesCrawlerLists()) {
      return Optional.empty();
    }
    var store = new S3CrawlerStore(Clients.s3(), environment.modelBucket());
    return Optional.of(
        new CrawlerStep(CrawlerStep.known(), new HttpsPages(), store, Clock.systemUTC()));
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
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Journal journal = new Journal(context.getLogger()::log);
    if (SourceMessages.areIn(event)) {
      for (SourceWork work : SourceMessages.read(event)) {
        train(work, journal);
      }
    } else {
      Instant time = ScheduledTime.of(event);
      DispatchReport report = CLOCK.at(time, dispatch::all);
      journal.info("SourcesToTrain", Map.of("time", time, "sources", report.due()));
      if (crawlers.isPresent()) {
        look(crawlers.get(), journal);
      }
    }
  }

  /**
   * The sources are handed out by then; that a list is away is no reason to hand them out again.
   */
  private static void look(CrawlerStep crawlers, Journal journal) {
    try {
      CrawlerStep.Report report = crawlers.refresh();
      report
          .failures()
          .forEach(
              (list, reason) ->
                  journal.info("CrawlerListKept", Map.of("list", list, "reason", reason)));
      journal.info(
          "CrawlersFetched",
          Map.of("fetched", report.fetched(), "failed", report.failures().size()));
    } catch (IOException | RuntimeException e) {
      journal.error("CrawlersFailed", Map.of(), e);
    }
  }

  private void train(SourceWork work, Journal journal) throws IOException {
    List<Setback> setbacks = new ArrayList<>();
    boolean trained = CLOCK.at(work.time(), () -> step.train(work.source(), setbacks::add));
    setbacks.forEach(journal::warn);
    journal.info(
        "ModelsTrained",
        Map.of(
            "source", work.source(),
            "time", work.time(),
            "trained", trained ? 1 : 0,
            "kept", trained ? 0 : 1,
            "setbacks", setbacks.size()));
  }
}
