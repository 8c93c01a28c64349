package io.weir.cloud;

import io.weir.aws.dynamo.DynamoBlockStore;
import io.weir.aws.dynamo.DynamoOutbox;
import io.weir.incident.IncidentJson;
import io.weir.store.Block;
import io.weir.store.BlockStore.Deed;
import io.weir.store.Outbox;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Hours of a balancer after which the tables hold an item of every kind that this release writes:
 * failing requests, an attack, a window of many objects, an alert above the cap, a block, a channel
 * that refuses (its metrics are of the past), and an object that is not judged yet.
 */
final class StoredStory {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);
  static final String CLIENT = "198.51.100.23";

  private static final int SMALL_OBJECTS = 64;
  private static final int MOST_OF_A_KIND = 3;

  private final LocalCloud cloud;
  private final int hours;

  StoredStory(LocalCloud cloud, int hours) {
    this.cloud = cloud;
    this.hours = hours;
  }

  /** Returns the last hour that is judged, with the attack in it. */
  Instant last() {
    return START.plus(HOUR.multipliedBy(hours - 1L));
  }

  void tell() throws IOException {
    for (int i = 0; i < hours; i++) {
      Instant from = START.plus(HOUR.multipliedBy(i));
      boolean isLast = i == hours - 1;
      var hour = new TrialTraffic.Hour(i >= hours - 2, isLast ? CLIENT : "");
      deliver(from, hour, isLast ? SMALL_OBJECTS : 0);
      cloud.score(from.plus(HOUR).plusSeconds(1200));
      cloud.drainStream();
    }
    cloud.alertBudget("people").hold("3f1c0a9b5d7e2f4a6b8c-1", last(), "a line of the summary");
    block();
    waitFor();
    deliver(last().plus(HOUR), new TrialTraffic.Hour(false, CLIENT), 0);
  }

  private void deliver(Instant from, TrialTraffic.Hour hour, int more) throws IOException {
    List<String> keys = new ArrayList<>(TrialTraffic.keys(from));
    Instant delivered = from.plus(HOUR).plusSeconds(60);
    for (int node = 0; node < keys.size(); node++) {
      cloud.putObject(keys.get(node), TrialTraffic.object(from, node, hour), delivered);
    }
    for (int i = 0; i < more; i++) {
      String key = keys.get(0).replace("_trial", "_small" + i);
      String line = AlbLines.line(from.plusSeconds(i), "203.0.113.1", 200, "/small");
      cloud.putObject(key, AlbLines.object(List.of(line)), delivered);
      keys.add(key);
    }
    cloud.deliverOrDie(keys);
  }

  private void block() {
    Instant now = last().plus(HOUR);
    var blocks =
        new DynamoBlockStore(
            cloud.dynamo(),
            cloud.name("IncidentsTable"),
            Duration.ofDays(365),
            Clock.fixed(now, ZoneOffset.UTC));
    String incident = "7a2d0c4be1f35968a0cd";
    String range = CLIENT + "/32";
    blocks.put(new Block(range, incident, TrialTraffic.SOURCE, now, now.plus(HOUR)));
    blocks.note(new Deed(incident, range, Deed.Kind.BLOCKED, now, ""));
    blocks.release(incident);
  }

  private void waitFor() {
    String incidents = cloud.name("IncidentsTable");
    String id = cloud.incidents().incidents(TrialTraffic.SOURCE, START).get(0).id();
    String json = IncidentJson.write(cloud.incidents().incident(id).orElseThrow());
    new DynamoOutbox(cloud.dynamo(), incidents, "events", Clock.fixed(last(), ZoneOffset.UTC))
        .keep(new Outbox.Waiting(id, 1, json, last(), 2));
  }

  /** Returns the last items of each kind of the table, by their kind. */
  Map<String, List<Map<String, AttributeValue>>> kinds(String table) {
    Map<String, List<Map<String, AttributeValue>>> kinds = new TreeMap<>();
    Map<String, Map<String, AttributeValue>> sorted = new TreeMap<>();
    cloud
        .dynamo()
        .scanPaginator(request -> request.tableName(cloud.name(table)))
        .items()
        .forEach(item -> sorted.put(item.get("pk").s() + " " + item.get("sk").s(), item));
    for (Map<String, AttributeValue> item : sorted.values()) {
      List<Map<String, AttributeValue>> kind =
          kinds.computeIfAbsent(kind(item), name -> new ArrayList<>());
      kind.add(item);
      if (kind.size() > MOST_OF_A_KIND) {
        kind.remove(0);
      }
    }
    return kinds;
  }

  /** Returns the first words of the item's keys: {@code part}, {@code hour told}. */
  static String kind(Map<String, AttributeValue> item) {
    String partition = item.get("pk").s().split("#", 2)[0];
    return partition.equals("hour")
        ? partition + " " + item.get("sk").s().split("#", 2)[0]
        : partition;
  }
}
