package io.weir.aws.dynamo;

import io.weir.aws.Environment;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.store.AnswerStore;
import io.weir.store.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Answers in the table of incidents, one item each. Its key is what may be answered once, so that
 * to take an answer and to use up its link is one write.
 */
public final class DynamoAnswerStore implements AnswerStore {
  /** The kind of the items, by which the stream's readers tell them. */
  public static final String ANSWER = "answer";

  private final Table table;
  private final Duration retention;

  /** Returns the store of the table; retention counts from the clock's time at each write. */
  public DynamoAnswerStore(
      DynamoDbClient client, String tableName, Duration retention, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.retention = retention;
  }

  /** Returns the store that the environment names. */
  public static DynamoAnswerStore of(Environment environment, DynamoDbClient client) {
    return new DynamoAnswerStore(
        client, environment.incidentsTable(), environment.incidentRetention(), Clock.systemUTC());
  }

  @Override
  public boolean put(Answer answer) {
    return table.putIf(
        item(answer).expiring(table.now(), retention),
        "attribute_not_exists(pk) OR expires <= :now",
        Map.of(":now", Item.number(table.now().getEpochSecond())));
  }

  private static Item item(Answer answer) {
    return Item.of(partition(answer.source()), sort(answer))
        .with(DynamoIncidentStore.KIND, ANSWER)
        .with(DynamoIncidentStore.JSON, AnswerJson.write(answer));
  }

  @Override
  public Found<Answer> answers(String source) {
    List<Answer> answers = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Item item : table.query(partition(source))) {
      try {
        answers.add(AnswerJson.read(item.text(DynamoIncidentStore.JSON)));
      } catch (IllegalArgumentException | IllegalStateException e) {
        unreadable.add(item.text(Item.SORT) + ": " + e.getMessage());
      }
    }
    return new Found<>(answers, unreadable);
  }

  private static String partition(String source) {
    return "answers#" + source;
  }

  private static String sort(Answer answer) {
    return String.join(
        "#", answer.incident(), Integer.toString(answer.notice()), answer.kind().label());
  }
}
