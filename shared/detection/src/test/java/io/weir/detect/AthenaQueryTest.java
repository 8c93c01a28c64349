package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.feature.Feature;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every kind of query, run by DuckDB as pasted on tables with the columns and types that AWS
 * documents, gives exactly the lines in question.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AthenaQueryTest {
  private static final String ELB = "app/shop/50dc6c495c0c9188";
  private static final String DISTRIBUTION = "EMLARXS9EXAMPLE";
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final WindowKey ALB = WindowKey.of(ELB, START, Duration.ofMinutes(5));
  private static final WindowKey CDN = WindowKey.of(DISTRIBUTION, START, Duration.ofMinutes(5));
  private static final WindowKey MIDNIGHT =
      WindowKey.of(DISTRIBUTION, Instant.parse("2026-02-28T23:55:00Z"), Duration.ofMinutes(5));
  private static final List<String> ALB_KEYS =
      List.of("logs/AWSLogs/1/elasticloadbalancing/eu-central-1/2026/03/02/a.log.gz");
  private static final List<String> LEGACY_KEYS =
      List.of("logs/cdn/EMLARXS9EXAMPLE.2026-03-02-10.0a.gz");
  private static final List<String> V2_KEYS =
      List.of("logs/AWSLogs/1/CloudFront/EMLARXS9EXAMPLE/2026/03/02/10/a.gz");

  private static final String ALB_TABLE =
      "type string, time string, elb string, client_ip string, client_port int, target_ip string,"
          + " target_port int, request_processing_time double, target_processing_time double,"
          + " response_processing_time double, elb_status_code int, target_status_code string,"
          + " received_bytes bigint, sent_bytes bigint, request_verb string, request_url string,"
          + " request_proto string, user_agent string, ssl_cipher string, ssl_protocol string,"
          + " target_group_arn string, trace_id string, domain_name string, chosen_cert_arn string,"
          + " matched_rule_priority string, request_creation_time string, actions_executed string,"
          + " redirect_url string, lambda_error_reason string, target_port_list string,"
          + " target_status_code_list string, classification string, classification_reason string,"
          + " conn_trace_id string, day string";
  private static final String LEGACY_TABLE =
      "\"date\" date, time string, x_edge_location string, sc_bytes bigint, c_ip string, cs_method"
          + " string, cs_host string, cs_uri_stem string, sc_status int, cs_referrer string,"
          + " cs_user_agent string, cs_uri_query string, cs_cookie string, x_edge_result_type"
          + " string, x_edge_request_id string, x_host_header string, cs_protocol string, cs_bytes"
          + " bigint, time_taken float, x_forwarded_for string, ssl_protocol string, ssl_cipher"
          + " string, x_edge_response_result_type string, cs_protocol_version string, fle_status"
          + " string, fle_encrypted_fields int, c_port int, time_to_first_byte float,"
          + " x_edge_detailed_result_type string, sc_content_type string, sc_content_len bigint,"
          + " sc_range_start bigint, sc_range_end bigint, \"$path\" string";
  private static final String V2_TABLE =
      "\"date\" string, \"time\" string, \"x-edge-location\" string, \"sc-bytes\" string, \"c-ip\""
          + " string, \"cs-method\" string, \"cs(host)\" string, \"cs-uri-stem\" string,"
          + " \"sc-status\" string, \"cs(user-agent)\" string, \"cs-uri-query\" string,"
          + " \"x-edge-result-type\" string, \"x-edge-request-id\" string, \"x-host-header\" string, \"cs-protocol\" string,"
          + " \"time-taken\" string, \"ssl-protocol\" string, distributionid string, year int,"
          + " month int, day int, hour int";

  /** What a line says, whichever table it is put into. */
  private record Line(
      String id,
      Instant time,
      String source,
      String client,
      String path,
      int status,
      boolean byBalancer,
      double seconds,
      String tls,
      String host,
      String target,
      String agent) {
    String protocol() {
      return tls.equals("-") ? "http" : "https";
    }

    String result() {
      return status >= 400 ? "Error" : seconds < 5 ? "Hit" : "Miss";
    }
  }

  private Connection database;
  private final List<Line> lines = new ArrayList<>();

  @BeforeAll
  void fill() throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE alb_access_logs (" + ALB_TABLE + ")");
      statement.execute("CREATE TABLE cloudfront_standard_logs (" + LEGACY_TABLE + ")");
      statement.execute("CREATE TABLE cloudfront_logs_pp (" + V2_TABLE + ")");
    }
    String[] clients = {"203.0.113.9", "203.0.113.90", "2001:db8::7"};
    String[] paths = {"/pay", "/pay/x", "/a/pay", "/pa_", "/product/1", "/product/1/more", "/o'b"};
    int[] statuses = {200, 404, 499, 500, 502, 301};
    String[] tls = {"TLSv1.3", "TLSv1", "TLSv1.1", "-"};
    long[] micros = {-1, 0, 500_000, 299_999_999, 300_000_000, 150_000_000, 86_400_000_000L};
    for (int i = 0; i < 1400; i++) {
      Instant start = i % 5 == 4 ? MIDNIGHT.start() : START;
      int status = statuses[i % 6];
      add(
          new Line(
              "r" + i,
              start.plusNanos(micros[i % 7] * 1000),
              i % 11 == 3 ? "app/other/1" : "",
              clients[i / 7 % 3],
              paths[i / 3 % 7],
              status,
              status >= 500 && i % 4 < 2,
              i % 97 / 10.0,
              tls[i / 5 % 4],
              i % 13 == 0 ? "m.shop.example" : "shop.example",
              "10.0.0." + i % 4,
              i % 9 == 0 ? "curl/8.5 \"x\"" : "Mozilla/5.0"));
    }
  }

  @AfterAll
  void close() throws SQLException {
    database.close();
  }

  private void add(Line line) throws SQLException {
    lines.add(line);
    String time = micros(line.time());
    String day = time.substring(0, 10);
    boolean other = !line.source().isEmpty();
    insert(
        "alb_access_logs",
        Map.ofEntries(
            Map.entry("type", line.tls().equals("-") ? "http" : "h2"),
            Map.entry("time", time),
            Map.entry("elb", other ? line.source() : ELB),
            Map.entry("client_ip", line.client()),
            Map.entry("target_ip", line.target()),
            Map.entry("target_processing_time", line.seconds()),
            Map.entry("elb_status_code", line.status()),
            Map.entry("target_status_code", line.byBalancer() ? "-" : "" + line.status()),
            Map.entry("request_url", "https://" + line.host() + ":443" + line.path() + "?a=/pay"),
            Map.entry("user_agent", line.agent()),
            Map.entry("ssl_protocol", line.tls()),
            Map.entry("trace_id", line.id()),
            Map.entry("day", day.replace('-', '/'))));
    String id = other ? "EOTHER99EXAMPLE" : DISTRIBUTION;
    insert(
        "cloudfront_standard_logs",
        Map.ofEntries(
            Map.entry("date", java.sql.Date.valueOf(day)),
            Map.entry("time", time.substring(11, 19)),
            Map.entry("c_ip", line.client()),
            Map.entry("cs_uri_stem", line.path()),
            Map.entry("sc_status", line.status()),
            Map.entry("x_host_header", line.host()),
            Map.entry("time_taken", line.seconds()),
            Map.entry("ssl_protocol", line.tls()),
            Map.entry("cs_protocol", line.protocol()),
            Map.entry("cs_user_agent", line.agent()),
            Map.entry("x_edge_result_type", line.result()),
            Map.entry("x_edge_request_id", line.id()),
            Map.entry("$path", "s3://logs/cdn/" + id + "." + day + "-10.0a.gz")));
    Instant delivered = line.time().plus(Duration.ofHours(line.id().endsWith("1") ? 20 : 0));
    String partition = delivered.toString();
    insert(
        "cloudfront_logs_pp",
        Map.ofEntries(
            Map.entry("date", day),
            Map.entry("time", time.substring(11, 19)),
            Map.entry("c-ip", line.client()),
            Map.entry("cs-uri-stem", line.path()),
            Map.entry("sc-status", "" + line.status()),
            Map.entry("x-host-header", line.host()),
            Map.entry("time-taken", "" + line.seconds()),
            Map.entry("ssl-protocol", line.tls()),
            Map.entry("cs-protocol", line.protocol()),
            Map.entry("cs(user-agent)", line.agent()),
            Map.entry("x-edge-result-type", line.result()),
            Map.entry("x-edge-request-id", line.id()),
            Map.entry("distributionid", id),
            Map.entry("year", Integer.parseInt(partition.substring(0, 4))),
            Map.entry("month", Integer.parseInt(partition.substring(5, 7))),
            Map.entry("day", Integer.parseInt(partition.substring(8, 10)))));
  }

  private static String micros(Instant time) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
        .withZone(java.time.ZoneOffset.UTC)
        .format(time);
  }

  private void insert(String table, Map<String, Object> values) throws SQLException {
    List<String> names = List.copyOf(values.keySet());
    String sql =
        "INSERT INTO "
            + table
            + " (\""
            + String.join("\", \"", names)
            + "\") VALUES ("
            + "?, ".repeat(names.size() - 1)
            + "?)";
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < names.size(); i++) {
        statement.setObject(i + 1, values.get(names.get(i)));
      }
      statement.execute();
    }
  }

  private void gives(String query, String id, WindowKey window, Predicate<Line> wanted)
      throws SQLException {
    TreeSet<String> expected = new TreeSet<>();
    for (Line line : lines) {
      boolean inside = !line.time().isBefore(window.start()) && line.time().isBefore(window.end());
      if (inside && line.source().isEmpty() && wanted.test(line)) {
        expected.add(line.id());
      }
    }
    TreeSet<String> found = new TreeSet<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(id));
      }
    }
    assertThat(expected).isNotEmpty().hasSizeLessThan(lines.size() / 2);
    assertThat(found).as(query).isEqualTo(expected);
  }

  private void albGives(LogRows rows, Optional<Blame.Change> narrowed, Predicate<Line> wanted)
      throws SQLException {
    String query = AthenaQuery.of("alb_access_logs", ALB, ALB_KEYS, rows, narrowed);
    gives(query, "trace_id", ALB, wanted);
  }

  private void cdnGives(LogRows rows, Optional<Blame.Change> narrowed, Predicate<Line> wanted)
      throws SQLException {
    for (WindowKey window : List.of(CDN, MIDNIGHT)) {
      String legacy = AthenaQuery.of("x", window, LEGACY_KEYS, rows, narrowed);
      gives(legacy, "x_edge_request_id", window, wanted);
      String second = AthenaQuery.of("x", window, V2_KEYS, rows, narrowed);
      gives(second, "x-edge-request-id", window, wanted);
    }
  }

  private static Optional<Blame.Change> value(Dimension dimension, String value) {
    return Optional.of(Blame.Change.of(dimension, value));
  }

  @Test
  void window_isHalfOpenToTheMicrosecond() throws SQLException {
    albGives(LogRows.ALL, Optional.empty(), line -> true);
    cdnGives(LogRows.ALL, Optional.empty(), line -> true);
  }

  @Test
  void errors_areThoseOfTheFindingOnly() throws SQLException {
    albGives(LogRows.SERVER_ERRORS, Optional.empty(), line -> line.status() >= 500);
    cdnGives(LogRows.SERVER_ERRORS, Optional.empty(), line -> line.status() >= 500);
    albGives(LogRows.BALANCER_ERRORS, Optional.empty(), Line::byBalancer);
    Predicate<Line> clients = line -> line.status() >= 400 && line.status() < 500;
    albGives(LogRows.CLIENT_ERRORS, Optional.empty(), clients);
    cdnGives(LogRows.CLIENT_ERRORS, Optional.empty(), clients);
  }

  @Test
  void clients_areWhole() throws SQLException {
    for (String client : List.of("203.0.113.9", "2001:db8::7")) {
      Predicate<Line> its = line -> line.client().equals(client);
      albGives(LogRows.ALL, value(Dimension.CLIENT, client), its);
      cdnGives(LogRows.ALL, value(Dimension.CLIENT, client), its);
    }
  }

  @Test
  void paths_areWholeAndFormsAreAllOfTheForm() throws SQLException {
    for (String path : List.of("/pay", "/pa_", "/o'b")) {
      Predicate<Line> its = line -> line.path().equals(path);
      albGives(LogRows.ALL, value(Dimension.PATH, path), its);
      cdnGives(LogRows.ALL, value(Dimension.ERROR_PATH, path), its);
    }
    Predicate<Line> products = line -> line.path().startsWith("/product/");
    albGives(LogRows.SLOWEST_FIRST, value(Dimension.SLOW_PATH, "/product/*"), products);
    cdnGives(LogRows.SLOWEST_FIRST, value(Dimension.SLOW_PATH, "/product/*"), products);
  }

  @Test
  void hostsTargetsAgentsAndProtocols_areTheirOwn() throws SQLException {
    albGives(
        LogRows.ALL,
        value(Dimension.HOST, "shop.example"),
        line -> line.host().equals("shop.example"));
    cdnGives(
        LogRows.ALL,
        value(Dimension.HOST, "m.shop.example"),
        line -> line.host().equals("m.shop.example"));
    albGives(
        LogRows.ALL,
        value(Dimension.ERROR_TARGET, "10.0.0.3"),
        line -> line.target().equals("10.0.0.3"));
    albGives(
        LogRows.ALL,
        value(Dimension.USER_AGENT, "curl/8.5 \"x\""),
        line -> line.agent().startsWith("curl"));
    Predicate<Line> old = line -> line.tls().equals("TLSv1") || line.tls().equals("TLSv1.1");
    albGives(LogRows.OLD_TLS, Optional.empty(), old);
    cdnGives(LogRows.OLD_TLS, Optional.empty(), old);
    Predicate<Line> plain = line -> line.tls().equals("-");
    albGives(LogRows.PLAIN_HTTP, Optional.empty(), plain);
    cdnGives(LogRows.PLAIN_HTTP, Optional.empty(), plain);
    cdnGives(
        LogRows.ALL,
        value(Dimension.USER_AGENT, "curl/8.5 \"x\""),
        line -> line.agent().startsWith("curl"));
  }

  @Test
  void partsOfTheTraffic_areTheirFailingRequests() throws SQLException {
    Predicate<Line> failing = line -> line.status() >= 500;
    Predicate<Line> refused = line -> line.status() >= 400 && line.status() < 500;
    Predicate<Line> products = line -> line.path().startsWith("/product/");
    Predicate<Line> host = line -> line.host().equals("shop.example");
    Predicate<Line> target = line -> line.target().equals("10.0.0.3");
    albGives(LogRows.SERVER_ERRORS, value(Dimension.PATH, "/product/*"), products.and(failing));
    cdnGives(LogRows.CLIENT_ERRORS, value(Dimension.PATH, "/product/*"), products.and(refused));
    albGives(LogRows.SERVER_ERRORS, value(Dimension.HOST, "shop.example"), host.and(failing));
    cdnGives(LogRows.SERVER_ERRORS, value(Dimension.HOST, "shop.example"), host.and(failing));
    albGives(LogRows.SERVER_ERRORS, value(Dimension.TARGET, "10.0.0.3"), target.and(failing));
    albGives(LogRows.SLOWEST_FIRST, value(Dimension.SLOW_TARGET, "10.0.0.3"), target);
    Predicate<Line> client = line -> line.client().equals("203.0.113.90");
    albGives(
        LogRows.CLIENT_ERRORS, value(Dimension.ERROR_CLIENT, "203.0.113.90"), client.and(refused));
    cdnGives(
        LogRows.CLIENT_ERRORS, value(Dimension.ERROR_CLIENT, "203.0.113.90"), client.and(refused));
  }

  @Test
  void cacheMisses_areWhatTheOriginWasAskedFor() throws SQLException {
    cdnGives(LogRows.CACHE_MISSES, Optional.empty(), line -> line.result().equals("Miss"));
  }

  @Test
  void slowest_comeFirst() throws SQLException {
    List<String> queries =
        List.of(
            AthenaQuery.of(
                "alb_access_logs", ALB, ALB_KEYS, LogRows.SLOWEST_FIRST, Optional.empty()),
            AthenaQuery.of("x", CDN, LEGACY_KEYS, LogRows.SLOWEST_FIRST, Optional.empty()),
            AthenaQuery.of("x", CDN, V2_KEYS, LogRows.SLOWEST_FIRST, Optional.empty()));
    List<String> columns = List.of("target_processing_time", "time_taken", "time-taken");
    for (int i = 0; i < queries.size(); i++) {
      List<Double> seconds = new ArrayList<>();
      try (Statement statement = database.createStatement();
          ResultSet rows = statement.executeQuery(queries.get(i))) {
        while (rows.next()) {
          seconds.add(Double.parseDouble(rows.getString(columns.get(i))));
        }
      }
      assertThat(seconds).hasSizeGreaterThan(100).isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  /** Every kind of row and of value, so that a new one is not forgotten here. */
  @Test
  void kinds_areThose() {
    assertThat(LogRows.values()).hasSize(8);
    assertThat(Dimension.values()).hasSize(11);
  }

  @Test
  void hostileValue_staysALiteral() throws SQLException {
    String query =
        AthenaQuery.of(
            "logs; DROP TABLE x",
            ALB,
            ALB_KEYS,
            Dimension.PATH,
            "/' OR 1=1; DROP TABLE alb_access_logs --\n");
    assertThat(query).startsWith("SELECT * FROM logs__DROP_TABLE_x WHERE");
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(query.replace("logs__DROP_TABLE_x", "alb_access_logs"))) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void sourceWithoutADocumentedTable_hasNoQuery() {
    WindowKey google = WindowKey.of("url-map", START, Duration.ofMinutes(5));
    assertThat(AthenaQuery.of("x", google, List.of(), LogRows.ALL, Optional.empty())).isEmpty();
  }

  @Test
  void rows_followFromWhatLeads() {
    assertThat(LogRows.of(FindingType.ERROR_SPIKE, List.of(Feature.SERVER_ERRORS)))
        .isEqualTo(LogRows.SERVER_ERRORS);
    assertThat(LogRows.of(FindingType.ERROR_SPIKE, List.of(Feature.CLIENT_ERRORS)))
        .isEqualTo(LogRows.CLIENT_ERRORS);
    assertThat(LogRows.of(FindingType.PERFORMANCE_DEGRADATION, List.of(Feature.P95_LATENCY)))
        .isEqualTo(LogRows.SLOWEST_FIRST);
    assertThat(LogRows.of(FindingType.SLOW_LEAK, List.of(Feature.P95_LATENCY)))
        .isEqualTo(LogRows.SLOWEST_FIRST);
    assertThat(LogRows.of(FindingType.CACHE_DEGRADATION, List.of(Feature.CACHE_MISSES)))
        .isEqualTo(LogRows.CACHE_MISSES);
    assertThat(LogRows.of(FindingType.TRAFFIC_SPIKE, List.of(Feature.REQUESTS)))
        .isEqualTo(LogRows.ALL);
  }
}
