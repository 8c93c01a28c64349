package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How the template connects a stream with a function.
 *
 * @param batchSize how many records one event has at most
 * @param maxRetries how often a failed batch comes again
 * @param filters patterns of which a record has to match one; all pass if there is none
 */
record StreamSettings(int batchSize, int maxRetries, List<JsonNode> filters) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static StreamSettings of(Stack stack, String function, String event) throws IOException {
    Map<String, Object> criteria =
        Template.map(stack.eventProperty(function, event, "FilterCriteria"));
    List<JsonNode> filters = new java.util.ArrayList<>();
    for (Object filter : Template.list(criteria.get("Filters"))) {
      filters.add(JSON.readTree(Template.map(filter).get("Pattern").toString()));
    }
    return new StreamSettings(
        (Integer) stack.eventProperty(function, event, "BatchSize"),
        (Integer) stack.eventProperty(function, event, "MaximumRetryAttempts"),
        filters);
  }

  boolean passes(JsonNode record) {
    return filters.isEmpty() || filters.stream().anyMatch(filter -> matches(filter, record));
  }

  /** Matches as event filtering does: lists of equal values, at any depth. */
  private static boolean matches(JsonNode pattern, JsonNode value) {
    if (pattern.isArray()) {
      for (JsonNode allowed : pattern) {
        if (!allowed.isValueNode()) {
          throw new IllegalArgumentException("filter rule not known here: " + allowed);
        }
        if (allowed.equals(value)) {
          return true;
        }
      }
      return false;
    }
    for (Map.Entry<String, JsonNode> field : pattern.properties()) {
      if (!matches(field.getValue(), value.path(field.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
