package io.weir.cli.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import io.weir.log.UnreadableObjectException;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectParts;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.WindowCodec;
import io.weir.window.WindowKey;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files as DuckDB writes them; what needs Java 21 is skipped below it, with a notice. */
class ParquetRowsTest {
  private static final ObjectRef OBJECT = new ObjectRef("logs", "alb", "1");

  /** The columns of Athena's table of ALB logs, where the request stands in three parts. */
  private static final String ATHENA =
      "type, time, elb, client_ip, client_port::INTEGER AS client_port, target_ip,"
          + " TRY_CAST(target_port AS INTEGER) AS target_port,"
          + " request_processing_time::DOUBLE AS request_processing_time,"
          + " target_processing_time::DOUBLE AS target_processing_time,"
          + " response_processing_time::DOUBLE AS response_processing_time,"
          + " elb_status_code::INTEGER AS elb_status_code, target_status_code,"
          + " received_bytes::BIGINT AS received_bytes, sent_bytes::BIGINT AS sent_bytes,"
          + " split_part(request, ' ', 1) AS request_verb, split_part(request, ' ', 2) AS"
          + " request_url, split_part(request, ' ', 3) AS request_proto, user_agent, ssl_cipher,"
          + " ssl_protocol, target_group_arn, trace_id, domain_name, chosen_cert_arn,"
          + " matched_rule_priority, request_creation_time, actions_executed, redirect_url,"
          + " lambda_error_reason, target_port_list, target_status_code_list, classification,"
          + " classification_reason";

  private static final String NAMES =
      "type time elb client target request_processing_time target_processing_time"
          + " response_processing_time elb_status_code target_status_code received_bytes sent_bytes"
          + " request user_agent ssl_cipher ssl_protocol target_group_arn trace_id domain_name"
          + " chosen_cert_arn matched_rule_priority request_creation_time actions_executed"
          + " redirect_url lambda_error_reason target_port_list target_status_code_list"
          + " classification classification_reason";

  @TempDir private Path folder;

  private static void needsJava21() {
    assumeTrue(
        Runtime.version().feature() >= 21,
        "Parquet is read with Java 21 and newer; not tried on " + Runtime.version());
  }

  private static String log(int lines) {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder log = new StringBuilder();
    String[] outcomes = {"200 200", "200 200", "404 404", "503 -", "301 -", "460 -", "502 502"};
    String[] types = {"https", "http", "h2", "wss"};
    for (int i = 0; i < lines; i++) {
      String outcome = outcomes[random.nextInt(outcomes.length)];
      boolean target = !outcome.endsWith("-");
      log.append(types[random.nextInt(types.length)])
          .append(String.format(" 2026-03-01T12:%02d:%02d", random.nextInt(20), random.nextInt(60)))
          .append(
              String.format(".%06dZ app/shop/0123456789abcdef 198.51.", random.nextInt(1_000_000)))
          .append(random.nextInt(3))
          .append('.')
          .append(random.nextInt(200))
          .append(":40112 ")
          .append(target ? "10.1.2." + random.nextInt(4) + ":8080 0.001 0." : "- -1 -1 -")
          .append(target ? String.format("%03d 0.000", random.nextInt(1000)) : "1")
          .append(' ')
          .append(outcome)
          .append(" 312 ")
          .append(random.nextInt(100_000))
          .append(" \"GET https://shop.example:443/item/")
          .append(random.nextInt(40))
          .append(random.nextInt(9) == 0 ? "?q=1'%20union%20select%201,2--" : "?id=7&x=é")
          .append(" HTTP/2.0\" \"Agent/")
          .append(random.nextInt(9))
          .append(" (a; b)\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.")
          .append(2 + random.nextInt(2))
          .append(" arn:aws:elasticloadbalancing:x:0:targetgroup/w/1 \"Root=1-0-")
          .append(random.nextInt(1000))
          .append("\" \"shop.example\" \"session-reused\" 10 2026-03-01T12:00:00.000000Z \"")
          .append(outcome.startsWith("403") ? "waf" : "waf,forward")
          .append("\" \"-\" \"-\" \"-\" \"-\" \"")
          .append(random.nextInt(20) == 0 ? "Severe" : "-")
          .append("\" \"-\"\n");
    }
    return log.toString();
  }

  /** Has DuckDB write the log as Parquet, in groups of a few rows. */
  private Path parquet(String log, String select, String options) throws IOException {
    Path text = Files.writeString(folder.resolve("alb.log"), log);
    Path file = folder.resolve("alb.parquet");
    String names = "['" + String.join("','", NAMES.split(" ", -1)) + "']";
    String rows =
        "SELECT * EXCLUDE (client, target), regexp_replace(client, ':[0-9]+$', '') AS client_ip,"
            + " regexp_extract(client, ':([0-9]+)$', 1) AS client_port,"
            + " regexp_replace(target, ':[0-9]+$', '') AS target_ip,"
            + " regexp_extract(target, ':([0-9]+)$', 1) AS target_port FROM read_csv('"
            + text
            + "', delim=' ', quote='\"', escape='', header=false, all_varchar=true, names="
            + names
            + ")";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET preserve_insertion_order = true");
      statement.execute(
          "COPY (SELECT "
              + select
              + " FROM ("
              + rows
              + ")) TO '"
              + file
              + "' (FORMAT parquet"
              + options
              + ")");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return file;
  }

  private static ObjectParts read(InputStream in) throws IOException {
    return new ObjectReader(new LogReader(ReadLimits.DEFAULT), WindowKey.DEFAULT_WIDTH)
        .read(in, OBJECT, new ThreatScanner(0.5), Instant.EPOCH);
  }

  private static ObjectParts readPacked(Path file) throws IOException {
    List<ObjectParts> read = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      Unpacked.each(in, OBJECT, (rows, object) -> read.add(read(rows)));
    }
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private static Map<String, String> windows(ObjectParts parts) {
    Map<String, String> windows = new TreeMap<>();
    for (WindowPart part : parts.parts()) {
      windows.put(part.key().toString(), Arrays.toString(WindowCodec.encode(part.window())));
    }
    return windows;
  }

  private void sameWindows(String select, String options) throws IOException {
    String log = log(3000);
    ObjectParts fromLog = read(new ByteArrayInputStream(log.getBytes(UTF_8)));
    ObjectParts fromParquet = readPacked(parquet(log, select, options));
    ReadReport report = fromParquet.report();
    assertThat(report.format()).contains(LogFormat.ALB);
    assertThat(report.accepted()).isEqualTo(3000).isEqualTo(fromLog.report().accepted());
    assertThat(windows(fromParquet)).hasSize(4).isEqualTo(windows(fromLog));
  }

  @Test
  void rowsOfDuckDb_giveTheWindowsOfTheLogBitForBit() throws IOException {
    needsJava21();
    sameWindows("*", ", ROW_GROUP_SIZE 1000");
  }

  @Test
  void columnsOfAthena_typedAndInParts_giveThemToo() throws IOException {
    needsJava21();
    sameWindows(ATHENA, ", COMPRESSION zstd");
    sameWindows(ATHENA.replace("type, time,", "type, time::TIMESTAMP AS time,"), "");
  }

  @Test
  void damagedFile_isUnreadableAndLeavesNothingBehind() throws IOException {
    needsJava21();
    byte[] whole = Files.readAllBytes(parquet(log(500), "*", ""));
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      byte[] damaged =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      damaged[damaged.length / 2] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try {
        readPacked(file);
      } catch (UnreadableObjectException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void olderJava_isToldWhatToDo() throws IOException {
    assumeTrue(Runtime.version().feature() < 21, "here Parquet is read");
    byte[] bytes = "PAR1 and so on PAR1".getBytes(UTF_8);
    assertThatThrownBy(
            () -> Unpacked.each(new ByteArrayInputStream(bytes), OBJECT, (in, file) -> {}))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessageContaining("Java 21")
        .hasMessageContaining("JAVA_HOME");
  }
}
