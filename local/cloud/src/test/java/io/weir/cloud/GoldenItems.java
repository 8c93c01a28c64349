package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of a table as a version wrote them, in a resource in DynamoDB's own JSON. */
final class GoldenItems {
  private static final String NEVER = "4102444800";
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenItems() {}

  /** Puts the items of the resource into the table. */
  static void put(DynamoDbClient dynamo, String table, String resource) throws IOException {
    for (Map<String, AttributeValue> item : read(resource)) {
      dynamo.putItem(request -> request.tableName(table).item(item));
    }
  }

  /** Returns the items of the resource. */
  static List<Map<String, AttributeValue>> read(String resource) throws IOException {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    try (InputStream in = GoldenItems.class.getResourceAsStream(resource)) {
      for (JsonNode item : JSON.readTree(in)) {
        items.add(attributes(item));
      }
    }
    return items;
  }

  /** Returns the items as such a resource, one a line. */
  static String write(List<Map<String, AttributeValue>> items) {
    List<String> lines = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      ObjectNode json = JSON.createObjectNode();
      new TreeMap<>(item).forEach((name, value) -> write(json.putObject(name), value));
      lines.add(json.toString());
    }
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  private static void write(ObjectNode json, AttributeValue value) {
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case B -> json.put("B", value.b().asByteArray());
      case SS -> value.ss().forEach(json.withArray("SS")::add);
      case L -> {
        ArrayNode list = json.putArray("L");
        value.l().forEach(each -> write(list.addObject(), each));
      }
      default -> throw new AssertionError("not used in the tables: " + value);
    }
  }

  private static Map<String, AttributeValue> attributes(JsonNode item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.properties().forEach(each -> attributes.put(each.getKey(), value(each.getValue())));
    // The local server removes what has expired by today's clock, while the test reads.
    attributes.computeIfPresent("expires", (name, past) -> AttributeValue.fromN(NEVER));
    return attributes;
  }

  private static AttributeValue value(JsonNode typed) {
    Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(value.textValue());
      case "N" -> AttributeValue.fromN(value.textValue());
      case "BOOL" -> AttributeValue.fromBool(value.booleanValue());
      case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes(value)));
      case "L" -> AttributeValue.fromL(values(value));
      case "SS" -> AttributeValue.fromSs(texts(value));
      default -> throw new AssertionError("not used in the tables: " + only.getKey());
    };
  }

  private static List<AttributeValue> values(JsonNode list) {
    List<AttributeValue> values = new ArrayList<>();
    list.forEach(each -> values.add(value(each)));
    return values;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.textValue()));
    return texts;
  }

  private static byte[] bytes(JsonNode base64) {
    try {
      return base64.binaryValue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
