package io.weir.aws.dynamo;

import io.weir.aws.Clients;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All incidents of a deployed stack with what was said of them, for an operator who asks. */
public final class IncidentArchive {
  private final Table table;

  /** Returns the archive in the table of incidents. */
  public IncidentArchive(DynamoDbClient client, String tableName, Clock clock) {
    this.table = new Table(client, tableName, clock);
  }

  /** Returns the archive as region and credentials reach it that the SDK finds by itself. */
  public static IncidentArchive ofProcess(String tableName) throws IOException {
    try {
      return new IncidentArchive(Clients.dynamoDb(), tableName, Clock.systemUTC());
    } catch (SdkException e) {
      throw new IOException("DynamoDB cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Returns all answers, in order of time. Reads the whole table. */
  public List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    table.scan(
        item -> {
          if (isOf(item, DynamoAnswerStore.ANSWER)) {
            answers.add(AnswerJson.read(item.text(DynamoIncidentStore.JSON)));
          }
        });
    answers.sort(Comparator.comparing(Answer::at).thenComparing(Answer::incident));
    return answers;
  }

  private static boolean isOf(Item item, String kind) {
    return item.has(DynamoIncidentStore.KIND) && item.text(DynamoIncidentStore.KIND).equals(kind);
  }

  /** Returns all incidents, in order of opening. Reads the whole table. */
  public List<Incident> incidents() {
    List<Incident> incidents = new ArrayList<>();
    Map<String, List<Answer>> answers = new HashMap<>();
    table.scan(
        item -> {
          if (isOf(item, DynamoIncidentStore.INCIDENT)) {
            incidents.add(IncidentJson.read(item.text(DynamoIncidentStore.JSON)));
          } else if (isOf(item, DynamoAnswerStore.ANSWER)) {
            Answer answer = AnswerJson.read(item.text(DynamoIncidentStore.JSON));
            answers.computeIfAbsent(answer.incident(), none -> new ArrayList<>()).add(answer);
          }
        });
    return incidents.stream()
        .map(incident -> incident.answered(answers.getOrDefault(incident.id(), List.of())))
        .sorted(Comparator.comparing(Incident::opened).thenComparing(Incident::id))
        .toList();
  }
}
