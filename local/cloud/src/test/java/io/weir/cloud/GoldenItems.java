package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of a table as an earlier version wrote them, from a resource in DynamoDB's own JSON. */
final class GoldenItems {
  private static final String NEVER = "4102444800";

  private GoldenItems() {}

  /** Puts the items of the resource into the table. */
  static void put(DynamoDbClient dynamo, String table, String resource) throws IOException {
    try (InputStream in = GoldenItems.class.getResourceAsStream(resource)) {
      for (JsonNode item : new ObjectMapper().readTree(in)) {
        dynamo.putItem(request -> request.tableName(table).item(attributes(item)));
      }
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
      default -> throw new AssertionError("not used in the tables: " + only.getKey());
    };
  }

  private static List<AttributeValue> values(JsonNode list) {
    List<AttributeValue> values = new ArrayList<>();
    list.forEach(each -> values.add(value(each)));
    return values;
  }

  private static byte[] bytes(JsonNode base64) {
    try {
      return base64.binaryValue();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
