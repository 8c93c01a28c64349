package io.weir.cli.config;

import io.weir.cloud.stack.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A parameter of the template, and what it may be.
 *
 * @param body its type and bounds as the template has them
 */
record Parameter(Map<String, Object> body) {
  static Map<String, Parameter> of(Template template) {
    Map<String, Parameter> parameters = new TreeMap<>();
    template.parameters().forEach((name, body) -> parameters.put(name, new Parameter(body)));
    return parameters;
  }

  /** Returns what the value has to be and is not; empty if it will do. */
  Optional<String> whyNot(String value) {
    if ("Number".equals(body.get("Type"))) {
      Optional<String> wrong = whyNoNumber(value);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    if (body.containsKey("AllowedValues")) {
      List<String> allowed =
          Template.list(body.get("AllowedValues")).stream().map(String::valueOf).toList();
      if (!allowed.contains(value)) {
        return Optional.of("must be one of " + String.join(", ", allowed));
      }
    }
    Object pattern = body.get("AllowedPattern");
    if (pattern != null && !Pattern.matches(String.valueOf(pattern), value)) {
      return Optional.of("must fit " + pattern);
    }
    return Optional.empty();
  }

  private Optional<String> whyNoNumber(String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Optional.of("must be a number");
    }
    // What the template sets by default shows whether parts make sense.
    boolean whole = !String.valueOf(body.get("MinValue")).contains(".");
    if (whole && number != Math.rint(number)) {
      return Optional.of("must be a whole number");
    }
    if (body.get("MinValue") instanceof Number least && number < least.doubleValue()) {
      return Optional.of("must be at least " + least);
    }
    if (body.get("MaxValue") instanceof Number most && number > most.doubleValue()) {
      return Optional.of("must be at most " + most);
    }
    return Optional.empty();
  }

  /** Returns that there is no such name, and which was meant. */
  static String unknown(String name, Set<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<String> meant =
        known.stream()
            .filter(
                one -> {
                  String other = one.toLowerCase(Locale.ROOT);
                  return other.contains(lower)
                      || lower.contains(other)
                      || (lower.length() > 3 && other.startsWith(lower.substring(0, 4)));
                })
            .findFirst();
    return "unknown: "
        + name
        + meant
            .map(one -> "; " + one + " is meant?")
            .orElse("; known are " + String.join(", ", known));
  }
}
