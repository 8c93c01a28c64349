package io.weir.aws.dynamo;

import static java.util.Objects.requireNonNull;

import io.weir.aws.Environment;
import io.weir.incident.Incident;
import io.weir.store.OwnPast;
import io.weir.store.Verdict;
import io.weir.store.VerdictStore;
import io.weir.store.WindowSummary;
import io.weir.store.work.OvertakenException;
import io.weir.store.work.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Verdicts over both tables. The turn of each source is an item in the table of windows that never
 * expires; a verdict is a transaction that holds only while the item has the turn's number.
 */
public final class DynamoVerdictStore implements VerdictStore {
  /** DynamoDB takes 100, the check of the turn included. */
  private static final int MAX_WRITES = 99;

  /** A summary is two items, and may put an end to a third. */
  private static final int SUMMARY_WRITES = 3;

  private static final int ATTEMPTS = 5;
  private static final String SORT = "turn";

  private final DynamoDbClient client;
  private final Table windows;
  private final String incidentsTable;
  private final Duration summaryRetention;
  private final Duration incidentRetention;

  /** Returns the store over the tables; retention counts from the clock's time at each write. */
  public DynamoVerdictStore(
      DynamoDbClient client,
      String windowsTable,
      String incidentsTable,
      Duration summaryRetention,
      Duration incidentRetention,
      Clock clock) {
    this.client = requireNonNull(client, "client");
    this.windows = new Table(client, windowsTable, clock);
    this.incidentsTable = requireNonNull(incidentsTable, "incidentsTable");
    this.summaryRetention = summaryRetention;
    this.incidentRetention = incidentRetention;
  }

  /** Returns the store that the environment names. */
  public static DynamoVerdictStore of(Environment environment, DynamoDbClient client) {
    return new DynamoVerdictStore(
        client,
        environment.windowsTable(),
        environment.incidentsTable(),
        environment.summaryRetention(),
        environment.incidentRetention(),
        Clock.systemUTC());
  }

  @Override
  public Turn take(String source) {
    Item item =
        windows.updated(partition(source), SORT, "ADD turn :one", Map.of(":one", Item.number(1)));
    long judgedUntil = item.has("judgedUntil") ? item.number("judgedUntil") : 0;
    return new Turn(source, item.number("turn"), Instant.ofEpochSecond(judgedUntil));
  }

  @Override
  public void finish(Turn turn, Instant judgedUntil) {
    windows.updateIf(
        partition(turn.source()),
        SORT,
        "SET judgedUntil = :until",
        "turn = :turn",
        Map.of(
            ":turn", Item.number(turn.number()),
            ":until", Item.number(judgedUntil.getEpochSecond())));
  }

  @Override
  public void commit(Turn turn, Verdict verdict) throws OvertakenException {
    List<TransactWriteItem> piece = new ArrayList<>();
    Set<String> incidents = new HashSet<>();
    for (Incident incident : verdict.incidents()) {
      if (!incidents.add(incident.id()) || piece.size() > MAX_WRITES - 2) {
        write(turn, piece);
        piece.clear();
        incidents.clear();
        incidents.add(incident.id());
      }
      piece.addAll(puts(incident));
    }
    for (var found : verdict.findings().entrySet()) {
      if (piece.size() > MAX_WRITES - 2) {
        write(turn, piece);
        piece.clear();
      }
      Item item = DynamoIncidentStore.findingsItem(found.getKey(), found.getValue());
      piece.add(put(incidentsTable, item.expiring(windows.now(), incidentRetention)));
    }
    if (verdict.summary().isPresent()) {
      if (piece.size() > MAX_WRITES - SUMMARY_WRITES) {
        write(turn, piece);
        piece.clear();
      }
      piece.addAll(puts(verdict.summary().get(), verdict.endsPast()));
    }
    write(turn, piece);
  }

  private List<TransactWriteItem> puts(WindowSummary summary, boolean endsPast) {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Item item : Summaries.items(summary, windows.now(), summaryRetention)) {
      writes.add(put(windows.name(), item));
    }
    if (endsPast) {
      Item past = OwnPasts.key(summary.key());
      writes.add(
          TransactWriteItem.builder()
              .delete(request -> request.tableName(windows.name()).key(past.attributes()))
              .build());
    }
    return writes;
  }

  @Override
  public void keep(Turn turn, OwnPast past) throws OvertakenException {
    Item item = OwnPasts.item(past, windows.now(), summaryRetention);
    write(turn, List.of(put(windows.name(), item)));
  }

  private List<TransactWriteItem> puts(Incident incident) {
    Instant now = windows.now();
    Item item = DynamoIncidentStore.incidentItem(incident).expiring(now, incidentRetention);
    Item pointer = DynamoIncidentStore.pointerItem(incident).expiring(now, incidentRetention);
    Put changed =
        Put.builder()
            .tableName(incidentsTable)
            .item(item.attributes())
            .conditionExpression(DynamoIncidentStore.condition(incident))
            .expressionAttributeValues(DynamoIncidentStore.conditionValues(incident, now))
            .build();
    return List.of(put(incidentsTable, pointer), TransactWriteItem.builder().put(changed).build());
  }

  private static TransactWriteItem put(String table, Item item) {
    return TransactWriteItem.builder()
        .put(request -> request.tableName(table).item(item.attributes()))
        .build();
  }

  private void write(Turn turn, List<TransactWriteItem> piece) throws OvertakenException {
    if (piece.isEmpty()) {
      return;
    }
    List<TransactWriteItem> all = new ArrayList<>(List.of(check(turn)));
    all.addAll(piece);
    for (int attempt = 1; ; attempt++) {
      try {
        Table.reach(() -> transact(all));
        return;
      } catch (CanceledException e) {
        if (e.isOvertaken()) {
          throw new OvertakenException(turn);
        }
        if (attempt == ATTEMPTS || !e.isConflict()) {
          throw new IllegalStateException(
              "verdict on " + turn.source() + " refused: " + e.getMessage(), e);
        }
      }
    }
  }

  private Object transact(List<TransactWriteItem> writes) {
    try {
      return client.transactWriteItems(request -> request.transactItems(writes));
    } catch (TransactionCanceledException e) {
      throw new CanceledException(e);
    }
  }

  private TransactWriteItem check(Turn turn) {
    Map<String, AttributeValue> number = Map.of(":turn", Item.number(turn.number()));
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check
                    .tableName(windows.name())
                    .key(Table.key(partition(turn.source()), SORT))
                    .conditionExpression("turn = :turn")
                    .expressionAttributeValues(number))
        .build();
  }

  private static String partition(String source) {
    return "turn#" + source;
  }

  /** A transaction that was not done; the first reason is that of the turn's check. */
  private static final class CanceledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<CancellationReason> reasons;

    CanceledException(TransactionCanceledException cause) {
      super(cause.getMessage(), cause);
      this.reasons = cause.hasCancellationReasons() ? cause.cancellationReasons() : List.of();
    }

    boolean isOvertaken() {
      return !reasons.isEmpty() && "ConditionalCheckFailed".equals(reasons.get(0).code());
    }

    /** Whether it only met another writer, such as one that takes a turn: trying again may help. */
    boolean isConflict() {
      return reasons.stream()
          .map(CancellationReason::code)
          .allMatch(code -> code.equals("None") || code.equals("TransactionConflict"));
    }
  }
}
