package io.weir.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON records are found wherever they stand, and a broken one takes no other along. */
class JsonFramingTest {
  private static String cloudFront(int status) {
    return "{\"date\":\"2026-03-01\",\"time\":\"12:00:01\",\"c-ip\":\"192.0.2.1\",\"cs-method\":\"GET\","
        + "\"cs-uri-stem\":\"/a{b}[\\\"\",\"sc-status\":\""
        + status
        + "\",\"x-edge-result-type\":\"Hit\"}";
  }

  private static String frontDoor(String category, int status) {
    return "{\"time\":\"2026-03-01T12:00:01Z\",\"category\":\""
        + category
        + "\",\"properties\":{\"requestUri\":\"https://shop.example:443/a?b=c\",\"httpStatusCode\":\""
        + status
        + "\"}}";
  }

  private static Lines.Result<Integer> read(String content) {
    return Lines.read("", content.getBytes(UTF_8), Request::status);
  }

  private static void assertReads(String content, Integer... statuses) {
    Lines.Result<Integer> result = read(content);
    assertThat(result.values()).as(content).containsExactly(statuses);
    assertThat(result.report().rejected()).as(content).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s%s%s",
        "%s %s\t%s\n",
        "%s,%s,%s,",
        "\n \n%s%s\n%s",
        "\u00ef\u00bb\u00bf\u00a0%s%s%s",
        "[%s,%s,%s,]",
        "[\n%s,\n%s,\n%s\n]\n",
        "{\"records\":[%s,%s,%s],\"count\":3}",
        "{\"tenant\":\"x{\",\"n\":[1,{\"records\":1}],\"records\":[%s%s,%s]}",
        "{\"meta\":{\"records\":[1]},\n\"records\" : [\n%s,\n%s,\n%s,\n],\n\"next\":{\"a\":[]}}\n",
        "{\"entries\":[%s,%s]}{\"entries\":[%s]}",
      })
  void records_howeverTheyStand(String shape) {
    assertReads(
        String.format(shape, cloudFront(200), cloudFront(404), cloudFront(500)), 200, 404, 500);
  }

  @Test
  void records_prettyPrintedOneBehindTheOther() {
    String pretty = cloudFront(200).replace(",\"", ",\n  \"").replaceFirst("\\{", "{\n  ");
    assertReads(pretty + pretty + "\n" + pretty, 200, 200, 200);
  }

  @Test
  void records_onOneLineLongerThanTheBuffer() {
    String line = cloudFront(200).repeat(4000);
    assertThat(read(line).report().accepted()).isEqualTo(4000);
    assertThat(
            read("{\"a\":1,\"records\":[" + line.replace("}{", "},{") + "]}").report().accepted())
        .isEqualTo(4000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"date\":\"2026-03-01\",\"c-ip\":\"1",
        "{\"date\":\"2026-03-01\",\"c-ip\":{\"a\":1",
        "{\"date\":}",
        "{\"date\":[1,2}",
        "{\"date\":\"x\",\"n\":nul}",
        "no JSON at all",
        "{\"a\" \"b\"}",
      })
  void brokenRecord_leavesTheOthers(String broken) {
    String good = cloudFront(200);
    for (String between : List.of("\n", "\r\n", "\n\n")) {
      ReadReport report = read(good + between + broken + between + good + between + good).report();
      assertThat(report.accepted()).as(broken).isEqualTo(3);
      assertThat(report.rejects())
          .as(broken)
          .containsExactly(java.util.Map.entry(RejectReason.BAD_JSON, 1L));
    }
  }

  @Test
  void brokenRecord_betweenOthersOnALine() {
    ReadReport report =
        read(cloudFront(200) + "{\"date\":nul}" + cloudFront(200) + "{\"c-ip\":" + cloudFront(1))
            .report();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
  }

  @Test
  void deepNesting_isOneBrokenRecord() {
    String deep = "{\"c-ip\":" + "[".repeat(500) + "{}" + "]".repeat(500) + "}";
    ReadReport report = read(cloudFront(200) + "\n" + deep + "\n" + cloudFront(200)).report();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(1);
  }

  @Test
  void record_overTheLimit() {
    String huge = cloudFront(200).replace("/a", "/" + "a".repeat(300_000));
    ReadReport report = read(cloudFront(200) + huge + cloudFront(404) + "\n" + huge).report();
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejects()).containsEntry(RejectReason.TOO_LONG, 2L);
  }

  @Test
  void properties_asText() {
    String record = frontDoor("FrontDoorAccessLog", 503);
    int open = record.indexOf("\"properties\":") + "\"properties\":".length();
    String inner = record.substring(open, record.length() - 1);
    String asText = record.substring(0, open) + '"' + inner.replace("\"", "\\\"") + '"' + "}";
    Lines.Result<java.util.Map<String, String>> result =
        Lines.read("", (record + "\n" + asText).getBytes(UTF_8), Shown::of);
    assertThat(result.values()).hasSize(2);
    assertThat(result.values().get(1))
        .isEqualTo(result.values().get(0))
        .containsEntry("path", "/a");
  }

  @Test
  void othersRecords_beforeBetweenAndAfter() {
    String probe = frontDoor("FrontDoorHealthProbeLog", 200);
    String access = frontDoor("FrontDoorAccessLog", 404);
    String before = (probe + "\n").repeat(2000);
    ReadReport report =
        read(before + access + "\n" + probe + "\n" + access + "\n" + probe).report();
    assertThat(report.format()).contains(LogFormat.AZURE_FRONT_DOOR);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.skipped()).isEqualTo(2002);
    assertThat(report.rejected()).isZero();
  }

  @Test
  void firewallRecords_beforeAccessRecords() {
    String firewall = "{\"category\":\"ApplicationGatewayFirewallLog\",\"properties\":{}}";
    String access =
        "{\"category\":\"ApplicationGatewayAccessLog\",\"operationName\":\"ApplicationGatewayAccess\","
            + "\"time\":\"2026-03-01T12:00:01Z\",\"properties\":{\"httpStatus\":200}}";
    String lines = (firewall + "\n").repeat(3000) + (access + "\n").repeat(40);
    assertThat(read(lines).report().accepted()).isEqualTo(40);
    assertThat(read("[" + lines.strip().replace("\n", ",") + "]").report().accepted())
        .isEqualTo(40);
    assertThat(read((firewall + "\n").repeat(3000)).report().skipReason())
        .contains(SkipReason.FIREWALL_LOG);
  }

  @Test
  void foreignJson_isSkippedWholly() {
    String foreign = "{\"eventName\":\"PutObject\",\"records\":[{\"a\":1},{\"b\":\"{\"}]}";
    ReadReport report = read(foreign.repeat(3) + "\n{\"half\":").report();
    assertThat(report.skipReason()).contains(SkipReason.FOREIGN);
    assertThat(report.rejected()).isZero();
    assertThat(report.lines()).isEqualTo(report.skipped());
  }

  @Test
  void commentsAndBlankLines_beforeLines() {
    String comments = "# note\n\n   \n".repeat(20_000);
    ReadReport report = read(comments + Lines.ALB + "\n# more\n" + Lines.ALB + "\n").report();
    assertThat(report.format()).contains(LogFormat.ALB);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.skipped()).isEqualTo(60_001);
  }

  @Test
  void linesOfSomethingElse_beforeLines() {
    String others =
        String.join("\n", IntStream.range(0, 20_000).mapToObj(i -> "started worker " + i).toList());
    ReadReport report = read(others + "\n" + Lines.ALB + "\n" + "half a line\n").report();
    assertThat(report.format()).contains(LogFormat.ALB);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.skipped()).isEqualTo(20_000);
    assertThat(report.rejected()).isEqualTo(1);
  }

  @Test
  void consumer_isToldNothingOfForeignRecords() {
    List<String> refused = new java.util.ArrayList<>();
    LogConsumer consumer =
        new LogConsumer() {
          @Override
          public void accept(Request request) {}

          @Override
          public void reject(RejectReason reason, byte[] bytes, int start, int end) {
            refused.add(reason.name());
          }
        };
    try {
      new LogReader(ReadLimits.DEFAULT)
          .read(
              new java.io.ByteArrayInputStream("{\"a\":nul}\nx\n{".getBytes(UTF_8)), "", consumer);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    assertThat(refused).isEmpty();
  }
}
