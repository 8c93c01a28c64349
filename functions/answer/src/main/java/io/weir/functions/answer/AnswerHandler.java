package io.weir.functions.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerLinks;
import io.weir.alert.AnswerTicket;
import io.weir.aws.Clients;
import io.weir.aws.Environment;
import io.weir.aws.dynamo.DynamoAnswerStore;
import io.weir.aws.dynamo.DynamoIncidentStore;
import io.weir.aws.dynamo.Journal;
import io.weir.incident.AnswerKind;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.AnswerStep;
import io.weir.step.AnswerStep.Outcome;
import io.weir.step.AnswerStep.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Takes answers to alerts. By its address, a GET shows a page that asks once more and a POST of
 * that page answers, both by a signed ticket. By an invocation, which IAM has allowed to whoever
 * calls, {@code {"incident": "ID", "notice": "1", "answer": "mute"}} answers at once: a button in a
 * chat.
 */
public final class AnswerHandler implements RequestStreamHandler {
  /** A stack has no shorter ids, and no longer ones. */
  private static final int ID_CHARS = 20;

  private final AnswerStep step;
  private final AnswerKey key;

  /** Called by Lambda. */
  public AnswerHandler() {
    this(step(Environment.ofProcess()), Environment.ofProcess().answerKey());
  }

  /** Returns a handler of tickets that are signed under the key. */
  public AnswerHandler(AnswerStep step, AnswerKey key) {
    this.step = step;
    this.key = key;
  }

  /** Returns the step as the environment wires it. */
  public static AnswerStep step(Environment environment) {
    var dynamo = Clients.dynamoDb();
    return new AnswerStep(
        DynamoIncidentStore.of(environment, dynamo),
        DynamoAnswerStore.of(environment, dynamo),
        environment.answerKey(),
        environment.responds(),
        Clock.systemUTC());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonObject event = Json.object(new String(in.readAllBytes(), UTF_8));
    Journal journal = new Journal(context.getLogger()::log);
    String answer =
        WebRequest.isIn(event)
            ? web(WebRequest.of(event, AnswerLinks.PARAMETER), journal)
            : chat(event, journal);
    out.write(answer.getBytes(UTF_8));
  }

  private String web(WebRequest request, Journal journal) {
    boolean answers = request.method().equals("POST");
    if (!answers && !request.method().equals("GET") && !request.method().equals("HEAD")) {
      return AnswerPage.refused();
    }
    String ticket = request.parameter();
    Reply reply = answers ? step.answer(ticket) : step.look(ticket);
    note(reply, journal);
    return AnswerPage.of(reply, ticket, reply.undo(key));
  }

  private String chat(JsonObject event, Journal journal) {
    Reply reply = step.answer(ticket(event));
    note(reply, journal);
    return Json.write(
        out -> {
          out.writeStartObject();
          out.writeStringField("answer", event.text("answer"));
          out.writeStringField("outcome", name(reply.outcome()));
          out.writeEndObject();
        });
  }

  private static AnswerTicket ticket(JsonObject event) {
    String incident = event.text("incident");
    if (incident.length() != ID_CHARS) {
      throw new IllegalArgumentException("no incident: " + incident.length() + " characters");
    }
    return new AnswerTicket(
        incident,
        Integer.parseInt(event.text("notice")),
        AnswerKind.ofLabel(event.text("answer")),
        Instant.MAX);
  }

  /** What strangers send is counted and not repeated. */
  private static void note(Reply reply, Journal journal) {
    if (reply.outcome() == Outcome.TAKEN) {
      AnswerTicket right = reply.ticket().orElseThrow();
      journal.info(
          "AnswerTaken",
          Map.of(
              "incident", right.incident(),
              "notice", right.notice(),
              "answer", right.kind().label()));
    } else if (reply.outcome() != Outcome.ASKED) {
      journal.info("AnswerNotTaken", Map.of("outcome", name(reply.outcome())));
    }
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
