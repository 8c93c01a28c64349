package io.weir.aws;

import static java.util.Comparator.comparing;

import io.weir.finding.Finding;
import io.weir.finding.FindingJson;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.store.IncidentStore;
import io.weir.window.WindowKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Findings and incidents in one DynamoDB table. The stream of the table carries an incident's JSON
 * in the attribute {@value #JSON} of the items whose {@value #KIND} is {@value #INCIDENT}.
 */
public final class DynamoIncidentStore implements IncidentStore {
  public static final String KIND = "kind";
  public static final String INCIDENT = "incident";
  public static final String JSON = "json";

  /** The local index that lists the incidents of a source by the end of their last window. */
  public static final String LAST_SEEN_INDEX = "by-last-seen";

  private static final String LAST_SEEN = "lastSeen";

  private final Table table;
  private final Duration retention;

  /** Returns the store of the table; retention counts from the clock's time at each write. */
  public DynamoIncidentStore(
      DynamoDbClient client, String tableName, Duration retention, Clock clock) {
    this.table = new Table(client, tableName, clock);
    this.retention = retention;
  }

  /** Returns the store that the environment names. */
  public static DynamoIncidentStore of(Environment environment, DynamoDbClient client) {
    return new DynamoIncidentStore(
        client, environment.incidentsTable(), environment.incidentRetention(), Clock.systemUTC());
  }

  @Override
  public void putFindings(WindowKey key, List<Finding> findings) {
    // One item, so that a window never shows findings of two scorings.
    table.put(
        Item.of(Keys.window("findings", key), "findings")
            .with(KIND, "findings")
            .with("findings", findings.stream().map(FindingJson::write).toList())
            .expiring(table.now(), retention));
  }

  @Override
  public List<Finding> findings(WindowKey key) {
    return table
        .get(Keys.window("findings", key), "findings")
        .map(item -> item.texts("findings").stream().map(FindingJson::read).toList())
        .orElse(List.of());
  }

  @Override
  public Optional<Incident> incident(String id) {
    return table
        .get("id#" + id, "id")
        .flatMap(pointer -> table.get(partition(pointer.text("source")), id))
        .map(DynamoIncidentStore::read);
  }

  @Override
  public List<Incident> incidents(String source, Instant lastSeenFrom) {
    return table
        .queryIndexFrom(LAST_SEEN_INDEX, LAST_SEEN, partition(source), Keys.exact(lastSeenFrom))
        .stream()
        .map(DynamoIncidentStore::read)
        .sorted(comparing(Incident::opened).thenComparing(Incident::id))
        .toList();
  }

  @Override
  public boolean put(Incident incident) {
    // An id says nothing of its source. The pointer goes first: one that leads nowhere is harmless.
    table.put(
        Item.of("id#" + incident.id(), "id")
            .with(KIND, "id")
            .with("source", incident.source())
            .expiring(table.now(), retention));
    Item item =
        Item.of(partition(incident.source()), incident.id())
            .with(KIND, INCIDENT)
            .with(LAST_SEEN, AttributeValue.fromN(Keys.exact(incident.lastSeen())))
            .with("revision", incident.revision())
            .with(JSON, IncidentJson.write(incident))
            .expiring(table.now(), retention);
    long before = incident.revision() - 1;
    return before == 0
        ? table.putIf(
            item,
            "attribute_not_exists(pk) OR expires <= :now",
            Map.of(":now", number(table.now().getEpochSecond())))
        : table.putIf(item, "revision = :before", Map.of(":before", number(before)));
  }

  private static Incident read(Item item) {
    return IncidentJson.read(item.text(JSON));
  }

  private static String partition(String source) {
    return "incidents#" + source;
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
