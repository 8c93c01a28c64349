package io.weir.aws.dynamo;

import static java.util.Comparator.comparing;

import io.weir.aws.Environment;
import io.weir.finding.Finding;
import io.weir.finding.FindingJson;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.store.Found;
import io.weir.store.IncidentStore;
import io.weir.window.WindowKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * The local index that lists the incidents of a source by the end of their last window, and those
   * that are not over behind all others, so that one query has both them and what is recent.
   */
  public static final String LAST_SEEN_INDEX = "by-last-seen";

  private static final String LAST_SEEN = "lastSeen";
  private static final Instant NOT_OVER = Instant.parse("9999-12-31T00:00:00Z");

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
    table.put(findingsItem(key, findings).expiring(table.now(), retention));
  }

  /** Returns one item, so that a window never shows findings of two scorings. */
  static Item findingsItem(WindowKey key, List<Finding> findings) {
    return Item.of(Keys.window("findings", key), "findings")
        .with(KIND, "findings")
        .with("findings", findings.stream().map(FindingJson::write).toList());
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
  public Found<Incident> readIncidents(String source, Instant lastSeenFrom) {
    List<Incident> incidents = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    String from = Keys.exact(lastSeenFrom.isBefore(Instant.EPOCH) ? Instant.EPOCH : lastSeenFrom);
    for (Item item : table.queryIndexFrom(LAST_SEEN_INDEX, LAST_SEEN, partition(source), from)) {
      try {
        incidents.add(read(item));
      } catch (IllegalArgumentException | IllegalStateException e) {
        unreadable.add(item.text(Item.SORT) + ": " + e.getMessage());
      }
    }
    incidents.sort(comparing(Incident::opened).thenComparing(Incident::id));
    return new Found<>(incidents, unreadable);
  }

  @Override
  public boolean put(Incident incident) {
    // An id says nothing of its source. The pointer goes first: one that leads nowhere is harmless.
    table.put(pointerItem(incident).expiring(table.now(), retention));
    return table.putIf(
        incidentItem(incident).expiring(table.now(), retention),
        condition(incident),
        conditionValues(incident, table.now()));
  }

  static Item pointerItem(Incident incident) {
    return Item.of("id#" + incident.id(), "id").with(KIND, "id").with("source", incident.source());
  }

  static Item incidentItem(Incident incident) {
    Instant lastSeen = incident.isUnresolved() ? NOT_OVER : incident.lastSeen();
    return Item.of(partition(incident.source()), incident.id())
        .with(KIND, INCIDENT)
        .with(LAST_SEEN, AttributeValue.fromN(Keys.exact(lastSeen)))
        .with("revision", incident.revision())
        .with(JSON, IncidentJson.write(incident));
  }

  /** Returns what must be stored before the incident: the revision before its own, or nothing. */
  static String condition(Incident incident) {
    return incident.revision() == 1
        ? "attribute_not_exists(pk) OR expires <= :now"
        : "revision = :before";
  }

  static Map<String, AttributeValue> conditionValues(Incident incident, Instant now) {
    return incident.revision() == 1
        ? Map.of(":now", Item.number(now.getEpochSecond()))
        : Map.of(":before", Item.number(incident.revision() - 1));
  }

  private static Incident read(Item item) {
    return IncidentJson.read(item.text(JSON));
  }

  private static String partition(String source) {
    return "incidents#" + source;
  }
}
