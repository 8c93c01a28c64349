package io.weir.detect;

import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query that lists the lines behind a finding, for the table that AWS documents for the source's
 * logs; empty where it documents none. It works as pasted: with the columns of the partitions, and
 * half-open to the microsecond.
 */
public final class AthenaQuery {
  private static final int MOST_LINES = 1000;

  private AthenaQuery() {}

  /** Returns the query for the lines of the window that are of one value. */
  public static String of(
      String albTable,
      WindowKey window,
      List<String> objectKeys,
      Dimension dimension,
      String value) {
    return of(
        albTable, window, objectKeys, LogRows.ALL, Optional.of(Blame.Change.of(dimension, value)));
  }

  /** Returns the query for the rows of the window, narrowed to one value if there is one. */
  public static String of(
      String albTable,
      WindowKey window,
      List<String> objectKeys,
      LogRows rows,
      Optional<Blame.Change> narrowed) {
    return LogTable.of(window.source(), objectKeys)
        .map(table -> query(table, albTable, window, rows, narrowed))
        .orElse("");
  }

  private static String query(
      LogTable table,
      String albTable,
      WindowKey window,
      LogRows rows,
      Optional<Blame.Change> narrowed) {
    List<String> conditions = new ArrayList<>();
    conditions.add(table.window(window, window.source()));
    conditions.add(table.condition(rows));
    narrowed.ifPresent(
        change -> conditions.add(table.condition(change.dimension(), change.value())));
    conditions.removeIf(String::isEmpty);
    String name = table == LogTable.ALB ? identifier(albTable) : table.defaultName();
    String order =
        rows == LogRows.SLOWEST_FIRST ? table.seconds() + " DESC, " + table.order() : table.order();
    return "SELECT * FROM "
        + name
        + " WHERE "
        + String.join(" AND ", conditions)
        + " ORDER BY "
        + order
        + " LIMIT "
        + MOST_LINES;
  }

  /** Returns the comparison with a path, or with a form of paths that has stars. */
  static String form(String path) {
    if (path.indexOf('*') < 0) {
      return " = " + literal(path);
    }
    String pattern = path.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return " LIKE " + literal(pattern.replace('*', '%')) + " ESCAPE '!'";
  }

  /** Quotes a value from a log, which an attacker may have chosen. */
  static String literal(String value) {
    return "'" + value.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
  }

  private static String identifier(String name) {
    return name.replaceAll("[^A-Za-z0-9_.]", "_");
  }
}
