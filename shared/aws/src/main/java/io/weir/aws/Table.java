package io.weir.aws;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One table, its time to live, and the few requests that the stores make of it. All reads are
 * strongly consistent, and leave out items that have expired.
 */
final class Table {
  private final DynamoDbClient client;
  private final String name;
  private final Clock clock;

  Table(DynamoDbClient client, String name, Clock clock) {
    this.client = client;
    this.name = name;
    this.clock = clock;
  }

  /** Returns the time of day, from which items live on. */
  Instant now() {
    return clock.instant();
  }

  void put(Item item) {
    client.putItem(request -> request.tableName(name).item(item.attributes()));
  }

  /** Puts the item if the condition holds; the values are named {@code :name} in it. */
  boolean putIf(Item item, String condition, Map<String, AttributeValue> values) {
    try {
      client.putItem(
          request ->
              request
                  .tableName(name)
                  .item(item.attributes())
                  .conditionExpression(condition)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  Optional<Item> get(String partition, String sort) {
    var response =
        client.getItem(
            request -> request.tableName(name).key(key(partition, sort)).consistentRead(true));
    return response.hasItem()
        ? Optional.of(Item.of(response.item())).filter(item -> item.isLive(now()))
        : Optional.empty();
  }

  void update(
      String partition, String sort, String expression, Map<String, AttributeValue> values) {
    client.updateItem(
        request ->
            request
                .tableName(name)
                .key(key(partition, sort))
                .updateExpression(expression)
                .expressionAttributeValues(values));
  }

  /** Updates the item if the condition holds. */
  boolean updateIf(
      String partition,
      String sort,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    try {
      client.updateItem(
          request ->
              request
                  .tableName(name)
                  .key(key(partition, sort))
                  .updateExpression(expression)
                  .conditionExpression(condition)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Deletes the item, if it is there. */
  void delete(String partition, String sort) {
    client.deleteItem(request -> request.tableName(name).key(key(partition, sort)));
  }

  /** Deletes the item if the condition holds. */
  boolean deleteIf(
      String partition, String sort, String condition, Map<String, AttributeValue> values) {
    try {
      client.deleteItem(
          request ->
              request
                  .tableName(name)
                  .key(key(partition, sort))
                  .conditionExpression(condition)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Returns all items of the partition, by sort key. */
  List<Item> query(String partition) {
    return items(request("pk = :pk", values(partition)).build()).toList();
  }

  /** Returns the first items of the partition, by sort key. */
  List<Item> queryFirst(String partition, int limit) {
    var request = request("pk = :pk", values(partition)).limit(limit).build();
    return items(request).limit(limit).toList();
  }

  /** Returns the items of the partition with a sort key in {@code [from, to]}. */
  List<Item> queryBetween(String partition, String from, String to) {
    var values = values(partition);
    values.put(":from", AttributeValue.fromS(from));
    values.put(":to", AttributeValue.fromS(to));
    return items(request("pk = :pk AND sk BETWEEN :from AND :to", values).build()).toList();
  }

  /** Returns the items of the partition whose index key is a number of at least {@code from}. */
  List<Item> queryIndexFrom(String index, String attribute, String partition, String from) {
    var values = values(partition);
    values.put(":from", AttributeValue.fromN(from));
    var request = request("pk = :pk AND " + attribute + " >= :from", values);
    return items(request.indexName(index).build()).toList();
  }

  private QueryRequest.Builder request(String condition, Map<String, AttributeValue> values) {
    return QueryRequest.builder()
        .tableName(name)
        .consistentRead(true)
        .keyConditionExpression(condition)
        .expressionAttributeValues(values);
  }

  private Stream<Item> items(QueryRequest request) {
    Instant now = now();
    // Pages end at 1 MB, and may be empty before the last one.
    return client.queryPaginator(request).items().stream()
        .map(Item::of)
        .filter(item -> item.isLive(now));
  }

  private static Map<String, AttributeValue> values(String partition) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", AttributeValue.fromS(partition));
    return values;
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(
        Item.PARTITION, AttributeValue.fromS(partition), Item.SORT, AttributeValue.fromS(sort));
  }
}
