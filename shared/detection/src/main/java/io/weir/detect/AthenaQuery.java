package io.weir.detect;

import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.util.Optional;

/** A query that lists the lines behind a finding, for the usual Athena table of ALB logs. */
final class AthenaQuery {
  private AthenaQuery() {}

  /** Returns the query for the window, narrowed to one value if there is one. */
  static String of(String table, WindowKey window, Optional<Blame.Change> narrowed) {
    return "SELECT * FROM "
        + identifier(table)
        + " WHERE elb = "
        + literal(window.source())
        + " AND time >= "
        + literal(window.start().toString())
        + " AND time < "
        + literal(window.end().toString())
        + narrowed.map(change -> condition(change.dimension(), change.value())).orElse("")
        + " ORDER BY time LIMIT 1000";
  }

  static String of(String table, WindowKey window, Dimension dimension, String value) {
    return of(table, window, Optional.of(new Blame.Change(dimension, value, 0, 0, 0, 0)));
  }

  private static String condition(Dimension dimension, String value) {
    return switch (dimension) {
      case CLIENT, ERROR_CLIENT -> " AND client_ip = " + literal(value);
      case PATH, ERROR_PATH, SLOW_PATH -> " AND strpos(request_url, " + literal(value) + ") > 0";
      case HOST -> " AND strpos(request_url, " + literal("//" + value) + ") > 0";
      case USER_AGENT -> " AND user_agent = " + literal(value);
      case TARGET, ERROR_TARGET, SLOW_TARGET ->
          " AND strpos(target_ip || ':' || cast(target_port AS varchar), "
              + literal(value)
              + ") = 1";
      case COUNTRY -> "";
    };
  }

  /** Quotes a value from a log, which an attacker may have chosen. */
  static String literal(String value) {
    return "'" + value.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
  }

  private static String identifier(String name) {
    return name.replaceAll("[^A-Za-z0-9_.]", "_");
  }
}
