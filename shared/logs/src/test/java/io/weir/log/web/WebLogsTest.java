package io.weir.log.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.log.ReadReport;
import io.weir.log.RejectReason;
import io.weir.log.Shown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLogsTest {
  private static final String LINE =
      "198.51.100.7 - - [01/Mar/2026:12:00:01 +0100] \"GET /a/b?x=1 HTTP/1.1\" 200 5120"
          + " \"https://shop.example/\" \"Agent (a; b)\"";

  private final List<Map<String, String>> seen = new ArrayList<>();

  private ReadReport read(String format, String lines) throws IOException {
    seen.clear();
    return LogReader.as(ReadLimits.DEFAULT, format)
        .read(
            new ByteArrayInputStream((lines + "\n").getBytes(ISO_8859_1)),
            "",
            request -> seen.add(Shown.of(request)));
  }

  @Test
  void combined_allFields() throws IOException {
    read("combined", LINE);
    assertThat(seen)
        .containsExactly(
            Shown.want(
                """
                time=2026-03-01T11:00:01Z
                client=198.51.100.7
                method=GET
                path=/a/b
                query=x=1
                protocol=HTTP/1.1
                agent=Agent (a; b)
                referrer=https://shop.example/
                status=200
                sent=5120
                """));
  }

  @Test
  void common_hostInFrontAndUserWithBlanks() throws IOException {
    String common = LINE.substring(0, LINE.indexOf(" \"https"));
    read(
        "combined",
        String.join(
            "\n",
            common.replace("5120", "-"),
            "shop.example:443 " + LINE,
            common.replace("- - [", "- a user [").replace("198.51.100.7", "2001:db8::7"),
            LINE + " \"-\" 0.005"));
    assertThat(seen).hasSize(4);
    assertThat(seen.get(0)).doesNotContainKeys("sent", "agent", "referrer");
    assertThat(seen.get(1))
        .containsEntry("host", "shop.example")
        .containsEntry("port", "443")
        .containsEntry("client", "198.51.100.7")
        .containsEntry("path", "/a/b");
    assertThat(seen.get(2)).containsEntry("client", "2001:db8::7");
    assertThat(seen.get(3)).containsEntry("agent", "Agent (a; b)");
  }

  @Test
  void combined_quotesAndRequestsThatAreNone() throws IOException {
    read(
        "combined",
        String.join(
            "\n",
            LINE.replace("Agent (a; b)", "a \\\"b\\\" c\\\\"),
            LINE.replace("GET /a/b?x=1 HTTP/1.1", "-"),
            LINE.replace("GET /a/b?x=1 HTTP/1.1", "\\x16\\x03\\x01"),
            LINE.replace("GET /a/b?x=1", "GET http://other.example:8080/p")
                .replace(" 200 ", " 499 ")));
    assertThat(seen.get(0)).containsEntry("agent", "a \\\"b\\\" c\\\\");
    assertThat(seen.get(1)).doesNotContainKeys("method", "path");
    assertThat(seen.get(2)).containsEntry("method", "\\x16\\x03\\x01").doesNotContainKey("path");
    assertThat(seen.get(3))
        .containsEntry("host", "other.example")
        .containsEntry("origin", "CLIENT")
        .containsEntry("path", "/p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no time at all|TOO_FEW_FIELDS",
        "[01/Mar/2026:12:00:01 +0100] \"GET / HTTP/1.1\" 200 1|TOO_FEW_FIELDS",
        "192.0.2.1 - - [32/Mar/2026:12:00:01 +0100] \"GET / HTTP/1.1\" 200 1|BAD_TIME",
        "192.0.2.1 - - [01/Mai/2026:12:00:01 +0100] \"GET / HTTP/1.1\" 200 1|BAD_TIME",
        "192.0.2.1 - - [01/Mar/2026:12:00:01|UNBALANCED_QUOTES",
        "192.0.2.1 - - [01/Mar/2026:12:00:01 +0100]|UNBALANCED_QUOTES",
        "192.0.2.1 - - [01/Mar/2026:12:00:01 +0100] \"GET / HTTP|UNBALANCED_QUOTES",
        "192.0.2.1 - - [01/Mar/2026:12:00:01 +0100] \"GET / HTTP/1.1\" ok 1|BAD_NUMBER",
        "192.0.2.1 - - [01/Mar/2026:12:00:01 +0100] \"GET / HTTP/1.1\"|BAD_NUMBER",
      })
  void combined_refusedLines(String line, RejectReason reason) throws IOException {
    assertThat(read("combined", line).rejects()).containsExactly(Map.entry(reason, 1L));
  }

  @Test
  void pattern_fieldsByTheNamesOfItsGroups() throws IOException {
    ReadReport report =
        read(
            "regex:^(?<client>\\S+) (?<time>\\S+) (?<method>[A-Z]+) (?<target>\\S+) (?<status>\\d+)"
                + " (?<millis>[\\d.]+)(?: up=(?<upstream>\\S+))?$",
            """
            192.0.2.1 2026-03-01T12:00:01.5Z GET /a?b 503 12.5 up=10.0.0.1:80
            [2001:db8::7]:99 1772366401 POST https://h.example/x 200 3
            something else""");
    assertThat(report.rejects()).containsExactly(Map.entry(RejectReason.NO_MATCH, 1L));
    assertThat(seen.get(0))
        .isEqualTo(
            Shown.want(
                """
                time=2026-03-01T12:00:01.500Z
                client=192.0.2.1
                target=10.0.0.1
                targetPort=80
                method=GET
                path=/a
                query=b
                status=503
                origin=TARGET
                total=12500
                """));
    assertThat(seen.get(1))
        .containsEntry("time", "2026-03-01T12:00:01Z")
        .containsEntry("host", "h.example")
        .containsEntry("clientPort", "99")
        .doesNotContainKey("target");
  }

  @Test
  void pattern_thatTriesEverythingIsStopped() throws IOException {
    ReadReport report = read("regex:(?<client>(a|a|aa)+)+b(?<time>\\S+)", "a".repeat(5_000) + "\n");
    assertThat(report.rejects()).containsExactly(Map.entry(RejectReason.NO_MATCH, 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"regex:(", "regex:(?<client>.*)", "regex:(?<time>.)(?<foo>.)", "gopher", ""})
  void format_thatIsNoneIsExplained(String format) {
    assertThatThrownBy(() -> LogReader.as(ReadLimits.DEFAULT, format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(No pattern|needs a group|known are|combined).*");
  }
}
