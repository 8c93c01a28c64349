package io.weir.functions.respond;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.alert.Metric;
import io.weir.aws.Clients;
import io.weir.aws.Environment;
import io.weir.aws.dynamo.DynamoAnswerStore;
import io.weir.aws.dynamo.DynamoBlockStore;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.Journal;
import io.weir.aws.s3.S3AllowListStore;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.RespondLimits;
import io.weir.step.RespondStep;
import io.weir.store.AllowListStore;
import io.weir.store.IncidentStore;
import io.weir.store.outbound.BlockStore.Deed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the incidents that changed, and what people said of them, answered; by its schedule, makes
 * the firewall agree with what is to be blocked now; by {@code {"undo": "INCIDENT"}}, ends what is
 * blocked for an incident. A record that could not be dealt with is answered as failed, and Lambda
 * goes on from there.
 */
public final class RespondHandler implements RequestStreamHandler {
  private final RespondStep step;
  private final AllowListStore allowList;
  private final IncidentStore incidents;
  private final String metricNamespace;

  /** Called by Lambda. */
  public RespondHandler() {
    this(
        step(Environment.ofProcess()),
        allowList(Environment.ofProcess()),
        incidents(Environment.ofProcess()),
        Environment.ofProcess().metricNamespace());
  }

  /** Returns a handler whose log has metrics for the namespace. */
  public RespondHandler(
      RespondStep step, AllowListStore allowList, IncidentStore incidents, String metricNamespace) {
    this.incidents = incidents;
    this.metricNamespace = metricNamespace;
    this.step = step;
    this.allowList = allowList;
  }

  /** Returns where the environment has the incidents. */
  public static IncidentStore incidents(Environment environment) {
    return DynamoIncidentStore.of(environment, Clients.dynamoDb());
  }

  /** Returns the step as the environment wires it: without sets, it only says what it would do. */
  public static RespondStep step(Environment environment) {
    var blocks = DynamoBlockStore.of(environment, Clients.dynamoDb());
    RespondLimits limits = environment.respondLimits();
    Clock clock = Clock.systemUTC();
    boolean asked = environment.blocksWhenAsked();
    return environment
        .addressSets()
        .map(
            sets ->
                asked
                    ? RespondStep.asking(blocks, sets.get(0), sets.get(1), limits, clock)
                    : new RespondStep(blocks, sets.get(0), sets.get(1), limits, clock))
        .orElseGet(() -> RespondStep.proposing(blocks, limits, clock));
  }

  /** Returns where the environment has the allow list. */
  public static AllowListStore allowList(Environment environment) {
    return new S3AllowListStore(
        Clients.s3(),
        environment.modelBucket(),
        environment.believesCrawlerLists(),
        Clock.systemUTC());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Journal journal = new Journal(context.getLogger()::log);
    if (event.has("undo")) {
      tell(step.undo(event.text("undo")), journal);
    } else if (event.has("Records")) {
      out.write(answer(firstFailed(event.objects("Records"), journal)).getBytes(UTF_8));
    } else {
      tell(step.agree(), journal);
    }
  }

  private Optional<String> firstFailed(List<JsonObject> records, Journal journal) {
    for (JsonObject record : records) {
      JsonObject change = record.object("dynamodb");
      try {
        if (change.has("NewImage")) {
          take(change.object("NewImage"), journal);
        }
      } catch (IOException | UncheckedIOException e) {
        String sequence = change.text("SequenceNumber");
        journal.error("RespondFailed", Map.of("sequence", sequence), e);
        return Optional.of(sequence);
      }
    }
    return Optional.empty();
  }

  private void take(JsonObject image, Journal journal) throws IOException {
    String kind = image.has(DynamoIncidentStore.KIND) ? text(image, DynamoIncidentStore.KIND) : "";
    if (kind.equals(DynamoAnswerStore.ANSWER)) {
      heed(image, journal);
    } else if (kind.equals(DynamoIncidentStore.INCIDENT)) {
      takeIncident(image, journal);
    }
  }

  /** What a person said of an incident, which may be gone. */
  private void heed(JsonObject image, Journal journal) throws IOException {
    try {
      Answer answer = AnswerJson.read(text(image, DynamoIncidentStore.JSON));
      Optional<Incident> incident = incidents.incident(answer.incident());
      if (incident.isPresent()) {
        tell(step.answered(incident.get(), answer.kind(), allowList.allowed()), journal);
      }
    } catch (IllegalArgumentException e) {
      // Of a newer release, or who is never to be blocked is not known: nobody is.
      journal.error("AnswerRefused", Map.of("answer", text(image, "sk")), e);
    }
  }

  private void takeIncident(JsonObject image, Journal journal) throws IOException {
    Incident incident;
    try {
      incident = IncidentJson.read(text(image, DynamoIncidentStore.JSON));
    } catch (IllegalArgumentException e) {
      // Of a newer release: nobody is blocked by what cannot be read.
      journal.error("IncidentUnread", Map.of("incident", text(image, "sk")), e);
      return;
    }
    try {
      tell(step.take(incident, allowList.allowed()), journal);
    } catch (IllegalArgumentException e) {
      // Who is never to be blocked is not known, so nobody is.
      journal.error("AllowListRefused", Map.of("incident", incident.id()), e);
    }
  }

  private static String text(JsonObject image, String name) {
    return image.object(name).text("S");
  }

  private void tell(List<Deed> deeds, Journal journal) {
    Map<Deed.Kind, Integer> counts = new EnumMap<>(Deed.Kind.class);
    for (Deed deed : deeds) {
      counts.merge(deed.kind(), 1, Integer::sum);
      journal.info(
          name(deed.kind()),
          Map.of(
              "incident", deed.incident(),
              "range", deed.range(),
              "of", deed.of(),
              "reason", deed.reason()));
    }
    if (!counts.isEmpty()) {
      Instant now = Clock.systemUTC().instant();
      List<Metric> metrics = new ArrayList<>();
      counts.forEach((kind, count) -> metrics.add(metric(kind, count, now)));
      journal.metrics(metricNamespace, metrics);
    }
  }

  private static Metric metric(Deed.Kind kind, int count, Instant time) {
    return new Metric(name(kind), Map.of(), count, "Count", time);
  }

  private static String name(Deed.Kind kind) {
    return switch (kind) {
      case BLOCKED -> "RangeBlocked";
      case RELEASED -> "RangeReleased";
      case REFUSED -> "BlockRefused";
    };
  }

  private static String answer(Optional<String> failed) {
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("batchItemFailures");
          if (failed.isPresent()) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", failed.get());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
