package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What lies in the tables of a local cloud, to be damaged or replaced behind its back. */
record StoredItems(LocalCloud cloud) {
  /** Gives the first item of the partition bytes of a version that nobody knows. */
  void spoil(String table, String partition) {
    AttributeValue newer = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {99, 1}));
    replace(table, partition, "content", newer);
  }

  /** Replaces an attribute of the partition's first item and returns what it was. */
  AttributeValue replace(String table, String partition, String attribute, AttributeValue value) {
    List<Map<String, AttributeValue>> items = items(table, partition);
    assertThat(items).isNotEmpty();
    set(table, items.get(0), attribute, value);
    return items.get(0).get(attribute);
  }

  List<Map<String, AttributeValue>> items(String table, String partition) {
    return cloud
        .dynamo()
        .query(
            request ->
                request
                    .tableName(cloud.name(table))
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items();
  }

  void set(String table, Map<String, AttributeValue> item, String attribute, AttributeValue value) {
    cloud
        .dynamo()
        .updateItem(
            request ->
                request
                    .tableName(cloud.name(table))
                    .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                    .updateExpression("SET #name = :value")
                    .expressionAttributeNames(Map.of("#name", attribute))
                    .expressionAttributeValues(Map.of(":value", value)));
  }
}
