package io.weir.aws.dynamo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * One table, its time to live, and the few requests that the stores make of it. All reads are
 * strongly consistent, and leave out items that have expired. {@link UncheckedIOException} means
 * that the service cannot be reached now.
 */
public final class Table {
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
    reach(() -> client.putItem(request -> request.tableName(name).item(item.attributes())));
  }

  /** Puts the item if the condition holds; the values are named {@code :name} in it. */
  boolean putIf(Item item, String condition, Map<String, AttributeValue> values) {
    return holds(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)));
  }

  /** Does the same with names that the condition has in place of reserved words. */
  boolean putIf(
      Item item, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    return holds(
        () ->
            client.putItem(
                request ->
                    request
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)));
  }

  public Optional<Item> get(String partition, String sort) {
    var response =
        reach(
            () ->
                client.getItem(
                    request ->
                        request.tableName(name).key(key(partition, sort)).consistentRead(true)));
    return response.hasItem()
        ? Optional.of(Item.of(response.item())).filter(item -> item.isLive(now()))
        : Optional.empty();
  }

  void update(
      String partition, String sort, String expression, Map<String, AttributeValue> values) {
    updated(partition, sort, expression, values);
  }

  /** Updates the item and returns it as it is then. */
  Item updated(
      String partition, String sort, String expression, Map<String, AttributeValue> values) {
    var response =
        reach(
            () ->
                client.updateItem(
                    request ->
                        request
                            .tableName(name)
                            .key(key(partition, sort))
                            .updateExpression(expression)
                            .returnValues(ReturnValue.ALL_NEW)
                            .expressionAttributeValues(values)));
    return Item.of(response.attributes());
  }

  /** Updates the item if the condition holds. */
  boolean updateIf(
      String partition,
      String sort,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    return holds(
        () ->
            client.updateItem(
                request ->
                    request
                        .tableName(name)
                        .key(key(partition, sort))
                        .updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)));
  }

  /** Deletes the item, if it is there. */
  void delete(String partition, String sort) {
    client.deleteItem(request -> request.tableName(name).key(key(partition, sort)));
  }

  /** Deletes the item if the condition holds. */
  boolean deleteIf(
      String partition, String sort, String condition, Map<String, AttributeValue> values) {
    return holds(
        () ->
            client.deleteItem(
                request ->
                    request
                        .tableName(name)
                        .key(key(partition, sort))
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)));
  }

  /** Returns all items of the partition, by sort key. */
  List<Item> query(String partition) {
    return items(request("pk = :pk", values(partition)).build());
  }

  /** Returns the first items of the partition, by sort key. */
  List<Item> queryFirst(String partition, int limit) {
    Instant now = now();
    var request = request("pk = :pk", values(partition)).limit(limit).build();
    return reach(
        () ->
            client.queryPaginator(request).items().stream()
                .map(Item::of)
                .filter(item -> item.isLive(now))
                .limit(limit)
                .toList());
  }

  /** Returns the items of the partition with a sort key of {@code from} or behind it. */
  List<Item> queryFrom(String partition, String from) {
    var values = values(partition);
    values.put(":from", AttributeValue.fromS(from));
    return items(request("pk = :pk AND sk >= :from", values).build());
  }

  /** Returns the items of the partition with a sort key in {@code [from, to]}. */
  List<Item> queryBetween(String partition, String from, String to) {
    var values = values(partition);
    values.put(":from", AttributeValue.fromS(from));
    values.put(":to", AttributeValue.fromS(to));
    return items(request("pk = :pk AND sk BETWEEN :from AND :to", values).build());
  }

  /** Returns the items of the partition whose index key is a number of at least {@code from}. */
  List<Item> queryIndexFrom(String index, String attribute, String partition, String from) {
    var values = values(partition);
    values.put(":from", AttributeValue.fromN(from));
    var request = request("pk = :pk AND " + attribute + " >= :from", values);
    return items(request.indexName(index).build());
  }

  /** Gives all items of the table to the taker, in no order. */
  void scan(Consumer<Item> taker) {
    Instant now = now();
    reach(
        () -> {
          client
              .scanPaginator(request -> request.tableName(name).consistentRead(true))
              .items()
              .stream()
              .map(Item::of)
              .filter(item -> item.isLive(now))
              .forEach(taker);
          return true;
        });
  }

  private QueryRequest.Builder request(String condition, Map<String, AttributeValue> values) {
    return QueryRequest.builder()
        .tableName(name)
        .consistentRead(true)
        .keyConditionExpression(condition)
        .expressionAttributeValues(values);
  }

  private List<Item> items(QueryRequest request) {
    Instant now = now();
    // Pages end at 1 MB, and may be empty before the last one.
    return reach(
        () ->
            client.queryPaginator(request).items().stream()
                .map(Item::of)
                .filter(item -> item.isLive(now))
                .toList());
  }

  private static boolean holds(Runnable call) {
    return reach(
        () -> {
          try {
            call.run();
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  /** That the service cannot be reached, or refuses for now, says nothing about what lies there. */
  static <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private static Map<String, AttributeValue> values(String partition) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":pk", AttributeValue.fromS(partition));
    return values;
  }

  /** Returns the table's name. */
  String name() {
    return name;
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(
        Item.PARTITION, AttributeValue.fromS(partition), Item.SORT, AttributeValue.fromS(sort));
  }
}
