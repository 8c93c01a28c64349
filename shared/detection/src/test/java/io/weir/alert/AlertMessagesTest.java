package io.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.Evidence;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.Trail;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlertMessagesTest {
  private static final WindowKey KEY =
      WindowKey.of("app/web/1", Instant.parse("2026-03-02T10:02:00Z"), WindowKey.DEFAULT_WIDTH);

  @Test
  void text_saysItAllInTheFirstLine() {
    AlertMessage message = message("app/web/1", "5xx rate 31.5 %, expected about 0.2 %");
    assertThat(message.text().lines().findFirst())
        .contains(
            "Error_Spike on app/web/1 since 2026-03-02 10:00 UTC:"
                + " 5xx rate 31.5 %, expected about 0.2 %");
    assertThat(message.text())
        .contains("2026-03-02 10:00 to 2026-03-02 10:05 UTC")
        .contains("1,200 requests, 3 of about 5 log objects seen")
        .contains("5xx rate: 31.5 %, normally 0.2 %")
        .contains("\nNext\n")
        .contains("about 378 of 1,200 requests in the worst window")
        .contains("\"until\":\"2026-03-03T10:00:00Z\"")
        .contains("SELECT 1")
        .contains("s3://logs/key");
  }

  @Test
  void text_saysHowManyTimesItCame() {
    Trail trail = Trail.of(KEY);
    for (int hours = 5; hours <= 40; hours += 5) {
      Instant again = KEY.start().plus(Duration.ofHours(hours));
      trail = trail.with(WindowKey.of("app/web/1", again, WindowKey.DEFAULT_WIDTH));
    }
    assertThat(message("app/web/1", "x", trail).text())
        .contains("40 h 05 min so far, came 9 times, 9 windows with findings");
  }

  @Test
  void subject_isStrictAsciiWithinTheLimit() {
    String long1 = "app/" + "sehr-länger-".repeat(20) + "\r\nBcc: x";
    AlertMessage message = message(long1, "x");
    assertThat(message.subject()).hasSizeLessThanOrEqualTo(99).matches("[\\x20-\\x7e]+");
    assertThat(message.attributes().get("source")).matches("[\\x20-\\x7e]+");
  }

  @Test
  void chat_keepsTheLimitsAndEscapesWhatAnAttackerChose() {
    String evil = "<!channel> & `rm` *bold* " + "<@U1>".repeat(4000);
    JsonObject json = Json.object(message("app/web/1", evil).chatJson());
    JsonObject content = json.object("content");
    assertThat(json.text("version")).isEqualTo("1.0");
    assertThat(json.text("source")).isEqualTo("custom");
    assertThat(content.text("textType")).isEqualTo("client-markdown");
    assertThat(content.text("title")).hasSizeLessThanOrEqualTo(250);
    assertThat(content.text("description"))
        .hasSizeLessThanOrEqualTo(8000)
        .contains("&lt;!channel&gt; &amp; 'rm' ")
        .doesNotContain("*bold*")
        .doesNotContain("<@")
        .doesNotContain("<!");
    assertThat(content.texts("nextSteps")).allSatisfy(s -> assertThat(s).hasSizeLessThan(351));
    assertThat(content.texts("keywords")).allSatisfy(s -> assertThat(s).hasSizeLessThan(76));
    assertThat(json.object("metadata").text("threadId")).isEqualTo("0011");
  }

  @Test
  void chat_controlCharactersOfALogDoNotBreakLines() {
    AlertMessage message = message("app/web/1", "path /a\nSeverity critical\u202e\u0000");
    assertThat(message.text().lines().filter(line -> line.startsWith("Severity"))).hasSize(1);
    assertThat(message.text()).doesNotContain("\u202e").doesNotContain("\u0000");
  }

  @Test
  void attributes_areThoseThatSubscriptionsFilterBy() {
    assertThat(message("app/web/1", "x").attributes())
        .containsEntry("type", "Error_Spike")
        .containsEntry("severity", "HIGH")
        .containsEntry("source", "app/web/1")
        .containsEntry("notice", "OPENED");
  }

  @Test
  void chat_makesNoLinkOfWhatAnAttackerWrote() {
    String evil = "see [your bank](https://evil.example/a) or http://evil.example/b";
    String description =
        Json.object(message("app/web/1", evil).chatJson()).object("content").text("description");
    assertThat(description)
        .contains("[your bank] (https[:]//evil.example/a) or http[:]//evil.example/b")
        .doesNotContain("](http", "://evil.example");
  }

  private static AlertMessage message(String source, String explanation) {
    return message(source, explanation, Trail.of(KEY));
  }

  private static AlertMessage message(String source, String explanation, Trail trail) {
    Incident incident =
        new Incident(
            "0011",
            source,
            FindingType.ERROR_SPIKE,
            "",
            Severity.HIGH,
            Incident.State.OPEN,
            trail.first(),
            trail.end(),
            Optional.empty(),
            trail,
            KEY.start(),
            0.75,
            explanation,
            List.of(new Evidence("5xx rate", "%", 31.5, 0.2, 0.8)),
            false,
            new Sample(1200, 3, 5, "SELECT 1", List.of("logs/key")),
            Incident.Notice.OPENED,
            1,
            1);
    return AlertMessages.of(new Alert(incident));
  }
}
