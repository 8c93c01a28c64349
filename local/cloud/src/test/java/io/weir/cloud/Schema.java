package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Holds a JSON document to a schema, as far as the schemas here go. */
final class Schema {
  private final List<String> wrong = new ArrayList<>();

  private Schema() {}

  /** Returns what of the document is not as the schema says, one line each. */
  static List<String> check(JsonNode schema, JsonNode document) {
    Schema check = new Schema();
    check.check("$", schema, document);
    return check.wrong;
  }

  private void check(String at, JsonNode schema, JsonNode value) {
    require(!schema.has("type") || isOf(schema.path("type").asText(), value), at, "is no ", schema);
    require(!schema.has("const") || schema.path("const").equals(value), at, "is not ", schema);
    if (schema.has("enum")) {
      boolean found = false;
      for (JsonNode one : schema.path("enum")) {
        found |= one.equals(value);
      }
      require(found, at, "is none of ", schema);
    }
    if (value.isTextual()) {
      int length = value.asText().codePointCount(0, value.asText().length());
      require(length >= schema.path("minLength").asInt(0), at, "is too short: ", schema);
      require(length <= schema.path("maxLength").asInt(length), at, "is too long: ", schema);
      require(!schema.has("format") || isTime(value.asText()), at, "is no time: ", schema);
    }
    if (value.isNumber()) {
      require(value.asLong() >= schema.path("minimum").asLong(Long.MIN_VALUE), at, "<", schema);
    }
    if (value.isArray()) {
      require(value.size() >= schema.path("minItems").asInt(0), at, "has too few: ", schema);
      for (int i = 0; i < value.size() && schema.has("items"); i++) {
        check(at + "[" + i + "]", schema.path("items"), value.get(i));
      }
    }
    if (value.isObject()) {
      members(at, schema, value);
    }
  }

  private void members(String at, JsonNode schema, JsonNode value) {
    for (JsonNode name : schema.path("required")) {
      require(value.has(name.asText()), at, "lacks " + name + " of ", schema);
    }
    JsonNode others = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            member -> {
              String name = at + "." + member.getKey();
              JsonNode known = schema.path("properties").path(member.getKey());
              if (!known.isMissingNode()) {
                check(name, known, member.getValue());
              } else if (others.isObject()) {
                check(name, others, member.getValue());
              } else {
                require(!others.isBoolean() || others.asBoolean(), name, "is not known: ", schema);
              }
            });
  }

  private void require(boolean holds, String at, String what, JsonNode schema) {
    if (!holds) {
      wrong.add(at + " " + what + schema);
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("not known here: " + type);
    };
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
