package io.weir.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What only the answer, or the requests before, make an attack of. */
class AnsweredThreatsTest {
  private final StringBuilder log = new StringBuilder();

  /** Adds a request; the second status is that of the target, {@code -} if it gave none. */
  private AnsweredThreatsTest line(String client, String target, String statuses) {
    log.append("https 2026-03-01T12:01:01.250000Z app/shop/0123456789abcdef ")
        .append(client)
        .append(":40112 10.1.2.1:8080 0.001 0.100 0.000 ")
        .append(statuses)
        .append(" 312 900 \"GET https://shop.example:443")
        .append(target)
        .append(" HTTP/2.0\" \"Agent/1\" X TLSv1.3 - \"-\" \"-\" \"-\" 1 ")
        .append("2026-03-01T12:00:00.000000Z \"forward\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\"\n");
    return this;
  }

  private AnsweredThreatsTest lines(int clients, String target) {
    for (int i = 1; i <= clients; i++) {
      line("198.51.100." + i, target, "302 302");
    }
    return this;
  }

  private List<String> rules() {
    return WindowCodecTest.parts("x.log", log.toString()).stream()
        .flatMap(part -> part.window().threats().stream())
        .map(ThreatTally::rule)
        .toList();
  }

  @Test
  void quoteBehindANumber_isAnAttackIfTheTargetFailed() {
    assertThat(line("192.0.2.7", "/item?id=123'", "500 500").rules())
        .containsExactly("sqli.failing-quote");
  }

  @Test
  void quoteBehindANumber_isNothingInAnyOtherAnswer() {
    line("192.0.2.7", "/item?id=123'", "200 200").line("192.0.2.7", "/item?id=1'", "404 404");
    line("192.0.2.7", "/item?id=123'", "502 -").line("192.0.2.7", "/find?q=O'", "500 500");

    assertThat(rules()).isEmpty();
  }

  @Test
  void otherHost_isARedirectWhereClientsGivePaths() {
    for (String elsewhere :
        List.of(
            "//evil.example",
            "%2F%2Fevil.example/a",
            "/%5Cevil.example",
            "/%09/evil.example",
            "https:evil.example")) {
      log.setLength(0);
      lines(3, "/sign-in?step=1&after=/account").lines(2, "/sign-in?after=%2Fcart%3Fx%3D1");
      line("192.0.2.7", "/sign-in?after=" + elsewhere, "302 302");

      assertThat(rules()).as(elsewhere).containsExactly("rfi.open-redirect");
    }
  }

  @Test
  void otherHost_isNothingWhereNothingIsKnown() {
    lines(2, "/sign-in?after=/account").line("192.0.2.7", "/sign-in?after=//x.example", "302 302");
    lines(9, "/other?after=/account").lines(9, "/sign-in?before=/account");
    line("192.0.2.7", "/sign-in?after=//x.example", "302 302");

    assertThat(rules()).isEmpty();
  }

  @Test
  void parameterOfManyKinds_isNotJudged() {
    for (int i = 0; i < 3; i++) {
      line("198.51.100.1" + i, "/proxy?src=//cdn.example/a.png", "200 200");
      line("198.51.100.2" + i, "/proxy?src=/img/a.png", "200 200");
    }

    assertThat(rules()).isEmpty();
  }

  @Test
  void oneClient_teachesNothing() {
    for (int i = 0; i < 50; i++) {
      line("192.0.2.7", "/sign-in?after=/account" + i, "200 200");
    }
    line("192.0.2.8", "/sign-in?after=//x.example", "302 302");

    assertThat(rules()).isEmpty();
  }

  @Test
  void oneClient_unteachesNothing() {
    lines(5, "/sign-in?after=/account");
    for (int i = 0; i < 5000; i++) {
      line("192.0.2.7", "/sign-in?after=word" + i, "200 200");
      line("192.0.2.7", "/sign-in" + i + "?name" + i + "=/a", "200 200");
    }
    line("192.0.2.7", "/sign-in?after=//x.example", "302 302");

    assertThat(rules()).containsExactly("rfi.open-redirect");
  }

  @Test
  void requestsThatFail_teachNothing() {
    for (int i = 1; i < 9; i++) {
      line("198.51.100." + i, "/sign-in?after=/account", "404 404");
    }
    line("192.0.2.7", "/sign-in?after=//x.example", "302 302");

    assertThat(rules()).isEmpty();
  }
}
