package io.weir.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScanCommandTest {
  @TempDir Path folder;

  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void prepare() {
    out = new StringWriter();
    err = new StringWriter();
  }

  private int run(String... args) {
    CommandLine commandLine = new CommandLine(new ScanCommand());
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(args);
  }

  private JsonNode line(int index) throws IOException {
    return new ObjectMapper().readTree(out.toString().lines().toList().get(index));
  }

  @Test
  void requests_givesOneLineForEachThatHits() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.write(
        file,
        List.of(
            "{\"id\":\"a\",\"method\":\"GET\",\"uri\":\"/?q=7%27+union+select+1--\"}",
            "{\"id\":2,\"method\":\"GET\",\"uri\":\"/index.html\",\"user_agent\":null}",
            "{\"id\":3,\"uri\":\"/\",\"user_agent\":\"sqlmap/1.8\",\"referer\":\"https://a.example/\"}",
            "{\"uri\":\"/.git/config\"}"),
        UTF_8);

    assertThat(run("--requests", file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(line(0).get("id").asText()).isEqualTo("a");
    assertThat(line(0).get("class").asText()).isEqualTo("SQL_Injection");
    assertThat(line(0).get("rule").asText()).isEqualTo("sqli.union-select");
    assertThat(line(0).get("location").asText()).isEqualTo("query");
    assertThat(line(0).get("confidence").asDouble()).isGreaterThan(0.9);
    assertThat(line(0).get("fragment").asText()).contains("union select");
    assertThat(line(0).get("others")).isNotEmpty();
    assertThat(line(1).get("id").asInt()).isEqualTo(3);
    assertThat(line(1).get("class").asText()).isEqualTo("Scanner");
    assertThat(line(2).get("line").asInt()).isEqualTo(4);
  }

  @Test
  void brokenLine_isToldAndTheRestIsScanned() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.write(file, List.of("{oops", "", "{\"id\":1,\"uri\":\"/.env\"}"), UTF_8);

    assertThat(run("--requests", file.toString())).isEqualTo(1);
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("line 1 is no JSON object");
  }

  @Test
  void logFile_isScannedWithClientAndStatus() throws IOException {
    Path file = folder.resolve("app.log");
    Files.writeString(
        file, alb("/index.html", 200) + alb("/shop?id=7\\x22+or+\\x221\\x22=\\x221", 403), UTF_8);

    assertThat(run(file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(line(0).get("file").asText()).isEqualTo("app.log");
    assertThat(line(0).get("line").asInt()).isEqualTo(2);
    assertThat(line(0).get("client").asText()).isEqualTo("203.0.113.9");
    assertThat(line(0).get("status").asInt()).isEqualTo(403);
    assertThat(line(0).get("class").asText()).isEqualTo("SQL_Injection");
  }

  private static String alb(String target, int status) {
    return "https 2026-11-20T10:00:00.000000Z app/shop/50dc6c495c0c9188 203.0.113.9:4711 10.0.0.1:80"
        + " 0.000 0.001 0.000 "
        + status
        + " 200 34 366 \"GET https://shop.example.com:443"
        + target
        + " HTTP/1.1\" \"curl/8.5.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
        + " arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/73e2d6bc24d8a067"
        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"shop.example.com\" \"-\" 0"
        + " 2026-11-20T10:00:00.000000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"\n";
  }

  @Test
  void answerAndHistory_makeAnAttackOfWhatIsNoneAlone() throws IOException {
    Path file = folder.resolve("app.log");
    StringBuilder log = new StringBuilder(alb("/shop?id=7'", 200)).append(alb("/shop?id=7'", 500));
    for (String client : List.of("203.0.113.1", "203.0.113.2", "203.0.113.3")) {
      log.append(alb("/shop?at=/cart", 200).replace("203.0.113.9", client));
    }
    log.append(alb("/shop?at=//other.example", 200));
    Files.writeString(file, log.toString().replace(" 500 200 ", " 500 500 "), UTF_8);

    assertThat(run(file.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(line(0).get("rule").asText()).isEqualTo("sqli.failing-quote");
    assertThat(line(1).get("rule").asText()).isEqualTo("rfi.open-redirect");
  }

  @Test
  void outcome_tellsAttemptsFromWhatMayHaveSucceeded() throws IOException {
    String attack = "/shop?id=7%20union%20select%201";
    Path file = folder.resolve("app.log");
    Files.writeString(
        file,
        alb(attack, 200)
            + alb("/shop?id=7", 200).repeat(5)
            + alb(attack, 200)
            + alb(attack, 404)
            + alb(attack, 200).replace("34 366", "34 98000"),
        UTF_8);

    assertThat(run(file.toString())).isZero();
    assertThat(line(0).get("outcome").asText()).isEqualTo("may_have_succeeded");
    assertThat(line(1).get("outcome").asText()).as("the page as ever").isEqualTo("attempted");
    assertThat(line(2).get("outcome").asText()).isEqualTo("attempted");
    assertThat(line(3).get("outcome").asText()).isEqualTo("may_have_succeeded");
  }

  @Test
  void outcomeOfRequests_isJudgedWhereTheAnswerIsGiven() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.write(
        file,
        List.of(
            "{\"id\":1,\"uri\":\"/.env\"}",
            "{\"id\":2,\"uri\":\"/.env\",\"status\":403,\"bytes\":900}",
            "{\"id\":3,\"uri\":\"/.env\",\"status\":200,\"bytes\":900}"),
        UTF_8);

    assertThat(run("--requests", file.toString())).isZero();
    assertThat(line(0).has("outcome")).isFalse();
    assertThat(line(1).get("outcome").asText()).isEqualTo("attempted");
    assertThat(line(2).get("outcome").asText()).isEqualTo("may_have_succeeded");
  }

  @Test
  void allowList_leavesOutWhatTheOperatorKnows() throws IOException {
    Path file = folder.resolve("app.log");
    Files.writeString(file, alb("/.env", 404), UTF_8);
    Path allow = folder.resolve("allow.json");
    Files.writeString(
        allow,
        "{\"version\":1,\"clients\":[{\"range\":\"203.0.113.0/24\",\"reason\":\"test\"}]}",
        UTF_8);

    assertThat(run("--allow", allow.toString(), file.toString())).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void brokenAllowList_isWrongUsage() throws IOException {
    Path allow = folder.resolve("allow.json");
    Files.writeString(allow, "{\"version\":1,\"clients\":[{\"range\":\"x\"}]}", UTF_8);

    assertThat(run("--allow", allow.toString(), folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no address range: x");
  }

  @Test
  void minimumConfidence_choosesTheOperatingPoint() throws IOException {
    Path file = folder.resolve("requests.jsonl");
    Files.writeString(file, "{\"id\":1,\"uri\":\"/a?f=../b.png\"}\n", UTF_8);

    assertThat(run("--requests", file.toString())).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(run("--min-confidence", "0.2", "--requests", file.toString())).isZero();
    assertThat(out.toString()).contains("Path_Traversal");
  }

  @Test
  void explain_showsViewsAndVerdicts() {
    assertThat(run("--explain", "GET /?q=%2527%2520or%25201=1 HTTP/1.1")).isZero();

    assertThat(out.toString())
        .contains("value of q, 2 layers of encoding taken off:")
        .contains("' or 1=1")
        .contains("FIRES    sqli.tautology")
        .contains("nothing for");
  }

  @Test
  void rules_areListedWithTheirSureness() {
    assertThat(run("--rules")).isZero();
    assertThat(out.toString())
        .contains("SQL injection (sqli.*)", "sqli.tautology", "A condition that always holds")
        .contains("known.tomcat-manager");
  }

  @Test
  void rulesAsJson_tellAllOfEach() throws IOException {
    assertThat(run("--rules", "--json")).isZero();
    assertThat(line(0).get("rule").asText()).isEqualTo("sqli.union-select");
    assertThat(line(0).get("cwe").asText()).isEqualTo("CWE-89");
    assertThat(line(0).get("attack").asText()).isEqualTo("T1190");
    assertThat(line(0).get("fires").asText()).startsWith("/page?id=9");
    assertThat(line(0).get("near_miss").asText()).isNotEmpty();
  }

  @Test
  void formatWithoutRules_isWrongUsage() {
    assertThat(run("--json", "--explain", "/")).isEqualTo(2);
    assertThat(err.toString()).contains("--json and --markdown go with --rules");
  }

  @Test
  void ruleThatIsOff_saysNothingOfRequests() throws IOException {
    Path allow = folder.resolve("allow.json");
    Files.writeString(
        allow,
        "{\"version\":1,\"rules\":[{\"rule\":\"file.hidden-file\",\"reason\":\"ours\"}]}",
        UTF_8);
    Path file = folder.resolve("requests.jsonl");
    Files.write(
        file, List.of("{\"id\":1,\"uri\":\"/.env\"}", "{\"id\":2,\"uri\":\"/c99.php\"}"), UTF_8);

    assertThat(run("--requests", file.toString(), "--allow", allow.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(line(0).get("id").asInt()).isEqualTo(2);
  }

  @Test
  void nothingToDo_isWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Give log files, --requests, --explain or --rules");
  }

  @Test
  void help_hasExamples() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "--requests probes.jsonl", "--explain");
  }
}
