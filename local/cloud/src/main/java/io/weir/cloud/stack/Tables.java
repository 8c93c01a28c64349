package io.weir.cloud.stack;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Requests for tables as the template describes them. */
public final class Tables {
  private Tables() {}

  public static CreateTableRequest creation(String name, Map<String, Object> properties) {
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.fromValue(properties.get("BillingMode").toString()))
            .keySchema(keys(properties.get("KeySchema")))
            .attributeDefinitions(
                Template.list(properties.get("AttributeDefinitions")).stream()
                    .map(Template::map)
                    .map(Tables::attribute)
                    .toList());
    if (properties.containsKey("LocalSecondaryIndexes")) {
      request.localSecondaryIndexes(
          Template.list(properties.get("LocalSecondaryIndexes")).stream()
              .map(Template::map)
              .map(Tables::index)
              .toList());
    }
    if (properties.containsKey("StreamSpecification")) {
      String view =
          Template.map(properties.get("StreamSpecification")).get("StreamViewType").toString();
      request.streamSpecification(stream -> stream.streamEnabled(true).streamViewType(view));
    }
    return request.build();
  }

  public static UpdateTimeToLiveRequest timeToLive(String name, Map<String, Object> properties) {
    Map<String, Object> specification = Template.map(properties.get("TimeToLiveSpecification"));
    return UpdateTimeToLiveRequest.builder()
        .tableName(name)
        .timeToLiveSpecification(
            ttl ->
                ttl.attributeName(specification.get("AttributeName").toString())
                    .enabled((Boolean) specification.get("Enabled")))
        .build();
  }

  private static AttributeDefinition attribute(Map<String, Object> attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.get("AttributeName").toString())
        .attributeType(attribute.get("AttributeType").toString())
        .build();
  }

  private static LocalSecondaryIndex index(Map<String, Object> index) {
    String projection = Template.map(index.get("Projection")).get("ProjectionType").toString();
    return LocalSecondaryIndex.builder()
        .indexName(index.get("IndexName").toString())
        .keySchema(keys(index.get("KeySchema")))
        .projection(each -> each.projectionType(projection))
        .build();
  }

  private static List<KeySchemaElement> keys(Object schema) {
    return Template.list(schema).stream()
        .map(Template::map)
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.get("AttributeName").toString())
                    .keyType(key.get("KeyType").toString())
                    .build())
        .toList();
  }
}
