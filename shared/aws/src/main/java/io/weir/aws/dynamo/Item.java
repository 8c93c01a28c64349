package io.weir.aws.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bytes.Blob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of a table, read and written attribute by attribute. */
public final class Item {
  static final String PARTITION = "pk";
  static final String SORT = "sk";
  static final String EXPIRES = "expires";

  /** What DynamoDB takes at most, names included. */
  private static final int MAX_BYTES = 400 * 1024;

  /** The service's own count of a number or a flag varies; this is never less. */
  private static final int SMALL_VALUE_BYTES = 22;

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  public static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes);
  }

  public static Item of(String partition, String sort) {
    return new Item(new HashMap<>()).with(PARTITION, partition).with(SORT, sort);
  }

  public Item with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  public Item with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  public Item with(String name, boolean value) {
    return with(name, AttributeValue.fromBool(value));
  }

  public Item with(String name, Blob value) {
    return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value.toByteArray())));
  }

  public Item with(String name, List<String> values) {
    return with(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
  }

  /** Returns the number as a value. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Adds when the item may be removed: a duration after the time. */
  public Item expiring(Instant from, Duration after) {
    return with(EXPIRES, from.plus(after).getEpochSecond());
  }

  public Item with(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return required(name, attribute(name).map(AttributeValue::s));
  }

  public long number(String name) {
    return Long.parseLong(required(name, attribute(name).map(AttributeValue::n)));
  }

  boolean flag(String name) {
    return required(name, attribute(name).map(AttributeValue::bool));
  }

  public byte[] bytes(String name) {
    return required(name, attribute(name).map(AttributeValue::b)).asByteArray();
  }

  List<String> texts(String name) {
    return required(name, attribute(name).map(AttributeValue::l)).stream()
        .map(AttributeValue::s)
        .toList();
  }

  /** Returns whether the item counts at the time: removal may come days after expiry. */
  boolean isLive(Instant now) {
    return !has(EXPIRES) || number(EXPIRES) > now.getEpochSecond();
  }

  /**
   * Returns the attributes.
   *
   * @throws IllegalStateException if the item is larger than DynamoDB takes
   */
  Map<String, AttributeValue> attributes() {
    long bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      bytes += attribute.getKey().getBytes(UTF_8).length + sizeBytes(attribute.getValue());
    }
    if (bytes > MAX_BYTES) {
      throw new IllegalStateException(
          "item %s / %s is %d bytes; DynamoDB takes %d"
              .formatted(text(PARTITION), text(SORT), bytes, MAX_BYTES));
    }
    return attributes;
  }

  private static long sizeBytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().getBytes(UTF_8).length;
      case B -> value.b().asByteArrayUnsafe().length;
      case L -> 3 + value.l().stream().mapToLong(each -> 1 + sizeBytes(each)).sum();
      default -> SMALL_VALUE_BYTES;
    };
  }

  private Optional<AttributeValue> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  private <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "item %s has no attribute %s".formatted(attributes.get(PARTITION), name)));
  }
}
