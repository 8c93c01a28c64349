package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cloud.stack.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which events a rule takes, as far as the template's patterns go: values and beginnings.
 *
 * <p>Source: Amazon EventBridge User Guide, "Event patterns" and "Comparison operators".
 */
final class EventPattern {
  private EventPattern() {}

  /** Returns whether the event has each member of the pattern, with one of its values. */
  static boolean takes(Map<String, Object> pattern, JsonNode event) {
    return pattern.entrySet().stream()
        .allMatch(each -> takes(each.getValue(), event, each.getKey()));
  }

  private static boolean takes(Object wanted, JsonNode event, String name) {
    JsonNode value = event.path(name);
    if (wanted instanceof Map<?, ?>) {
      return takes(Template.map(wanted), value);
    }
    // A parameter that is a list is here its texts with commas.
    List<Object> any =
        wanted instanceof List<?> list
            ? List.copyOf(list)
            : Arrays.asList((Object[]) wanted.toString().split(",", -1));
    return value.isTextual() && any.stream().anyMatch(one -> isOne(one, value.asText()));
  }

  private static boolean isOne(Object wanted, String value) {
    return wanted instanceof Map<?, ?>
        ? value.startsWith(Template.map(wanted).get("prefix").toString())
        : wanted.equals(value);
  }
}
