package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** A JSON Schema that documents are held to, formats such as date-time included. */
final class Schema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final com.networknt.schema.Schema schema;

  Schema(JsonNode schema) {
    this.schema = REGISTRY.getSchema(schema);
  }

  /** Returns what of the document is not as the schema says, one line each. */
  List<String> check(JsonNode document) {
    return schema
        .validate(
            document,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
