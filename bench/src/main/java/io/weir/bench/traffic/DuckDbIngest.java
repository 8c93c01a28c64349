package io.weir.bench.traffic;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The same aggregates by DuckDB on one thread: counts, distinct, quantiles, top, one regex. */
final class DuckDbIngest {
  private static final String READ =
      "CREATE TEMP VIEW log AS SELECT column01 AS time, column03 AS client, column04 AS target,"
          + " TRY_CAST(column05 AS DOUBLE) + TRY_CAST(column06 AS DOUBLE)"
          + " + TRY_CAST(column07 AS DOUBLE) AS took, column08 AS status, column10 AS received,"
          + " column11 AS sent, column12 AS request, column13 AS agent"
          + " FROM read_csv('FILE', delim=' ', quote='\"', escape='', header=false,"
          + " all_varchar=true, auto_detect=false, compression='gzip', null_padding=true,"
          + " columns={COLUMNS})";
  private static final String AGGREGATE =
      "SELECT substr(time, 1, 15), count(*), count(*) FILTER (status >= '500'),"
          + " count(*) FILTER (status >= '400' AND status < '500'),"
          + " sum(TRY_CAST(received AS BIGINT)), sum(TRY_CAST(sent AS BIGINT)),"
          + " approx_count_distinct(regexp_replace(client, ':[0-9]+$', '')),"
          + " approx_count_distinct(agent), approx_count_distinct(split_part(request, ' ', 2)),"
          + " approx_quantile(took, 0.5), approx_quantile(took, 0.95), approx_quantile(took, 0.99),"
          + " approx_top_k(client, 20), approx_top_k(split_part(request, ' ', 2), 20),"
          + " approx_top_k(target, 20), count(*) FILTER (regexp_matches("
          + "coalesce(try(url_decode(request)), request),"
          + " '(?i)(union select|<script|\\.\\./|/etc/passwd|jndi:|/\\.env|/\\.git|sleep\\()'))"
          + " FROM log GROUP BY 1";

  private DuckDbIngest() {}

  /** Reads the object and returns how many requests were counted. */
  static long read(String file) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      columns.append(i == 0 ? "" : ",");
      columns.append(String.format(java.util.Locale.ROOT, "'column%02d':'VARCHAR'", i));
    }
    long requests = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads TO 1");
      statement.execute(READ.replace("FILE", file).replace("COLUMNS", columns));
      try (ResultSet rows = statement.executeQuery(AGGREGATE)) {
        while (rows.next()) {
          requests += rows.getLong(2);
        }
      }
    }
    return requests;
  }
}
