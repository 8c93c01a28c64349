package io.weir.log.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of groups that a pattern may have. */
final class PatternFields {
  static final List<String> NAMES =
      List.of(
          "time",
          "client",
          "source",
          "host",
          "request",
          "method",
          "target",
          "path",
          "query",
          "protocol",
          "status",
          "bytes",
          "received",
          "seconds",
          "millis",
          "referrer",
          "agent",
          "upstream",
          "upstreamStatus",
          "tls");

  private static final String OPENING = "(?<";

  private PatternFields() {}

  static void check(String pattern) {
    Set<String> groups = in(pattern);
    if (!groups.contains("time")) {
      throw new IllegalArgumentException(
          "The pattern needs a group named time: (?<time>...), beside any of "
              + String.join(", ", NAMES));
    }
    for (String group : groups) {
      if (!NAMES.contains(group)) {
        throw new IllegalArgumentException(
            "The pattern has a group named " + group + "; known are " + String.join(", ", NAMES));
      }
    }
  }

  /** Returns the names of the groups; what looks behind, {@code (?<=}, is none. */
  static Set<String> in(String pattern) {
    Set<String> groups = new LinkedHashSet<>();
    int at = pattern.indexOf(OPENING);
    while (at >= 0) {
      int from = at + OPENING.length();
      int close = pattern.indexOf('>', from);
      if (close > from && Character.isLetter(pattern.charAt(from))) {
        groups.add(pattern.substring(from, close));
      }
      at = pattern.indexOf(OPENING, from);
    }
    return groups;
  }
}
