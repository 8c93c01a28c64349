package io.weir.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of a metric filter over lines of JSON: conditions that all have to hold.
 *
 * <p>Source: Amazon CloudWatch Logs User Guide, "Filter pattern syntax for metric filters".
 */
record LogPattern(List<Condition> conditions) {
  private static final Pattern CONDITION =
      Pattern.compile("\\(?\\$\\.(\\w+) (=|>) (?:\"(\\w+)\"|(\\d+))\\)?");

  private record Condition(String field, String comparison, String word, String number) {
    boolean holds(JsonNode line) {
      JsonNode value = line.path(field);
      if (word != null) {
        return value.asText().equals(word);
      }
      double expected = Double.parseDouble(number);
      return value.isNumber()
          && (comparison.equals("=") ? value.asDouble() == expected : value.asDouble() > expected);
    }
  }

  static LogPattern of(Map<String, Object> filter) {
    String text = filter.get("FilterPattern").toString();
    List<Condition> conditions = new ArrayList<>();
    for (String part : text.substring(2, text.length() - 2).split(" && ", -1)) {
      Matcher matcher = CONDITION.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not known here: " + text);
      }
      conditions.add(
          new Condition(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
    }
    return new LogPattern(conditions);
  }

  /** Returns the event that lines of this pattern have. */
  String event() {
    return conditions.get(0).word();
  }

  /** Returns the fields that are asked for a number. */
  List<String> numbers() {
    return conditions.stream().filter(c -> c.word() == null).map(Condition::field).toList();
  }

  boolean matches(JsonNode line) {
    return conditions.stream().allMatch(condition -> condition.holds(line));
  }
}
