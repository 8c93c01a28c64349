package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.alert.Alert;
import io.weir.alert.AlertMessages;
import io.weir.alert.Links;
import io.weir.cloud.stack.Template;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reaches the receivers of events: each change of an incident through the rules, the targets
 * and the connections of the template to a server that holds what comes to the receiver's schema.
 */
class ExitsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Links LINKS =
      new Links(
          Optional.of("https://console.example/dashboard"),
          Optional.of("https://wiki.example/{kind}"),
          Optional.empty());

  /** Told of as what comes out of a log may be. */
  private static final String HOSTILE =
      "\\\"}],\\u0000<b>[x](http://x.example) \u202e" + "y".repeat(900);

  private enum Notice {
    OPENED,
    ESCALATED,
    REVISED,
    RESOLVED
  }

  @ParameterizedTest
  @EnumSource(Notice.class)
  void event_isAsItsSchemaSays(Notice notice) throws IOException {
    JsonNode schema = JSON.readTree(Files.readString(docs().resolve("events/incident-1.json")));
    JsonNode event = event(notice, "HIGH", HOSTILE);
    assertThat(Schema.check(schema, event)).isEmpty();
    assertThat(event.toString().getBytes(UTF_8)).hasSizeLessThan(30_000);
  }

  @ParameterizedTest
  @EnumSource(Notice.class)
  void receivers_areSentWhatTheyTake(Notice notice) throws IOException {
    boolean over = notice == Notice.REVISED || notice == Notice.RESOLVED;
    try (Receiver receiver = new Receiver()) {
      for (String subject : List.of("", "/pay", HOSTILE)) {
        JsonNode event = event(notice, "CRITICAL", subject);
        assertSent(receiver, "PagerDutyRule", event, "pagerduty.json");
        assertSent(receiver, "TeamsRule", event, "teams.json");
        String rule = over ? "OpsgenieCloseRule" : "OpsgenieRule";
        String schema = over ? "opsgenie-close.json" : "opsgenie-create.json";
        assertSent(receiver, rule, event, schema);
      }
    }
  }

  @Test
  void incident_isOpenedAndClosedUnderOneName() throws IOException {
    JsonNode opened = event(Notice.OPENED, "HIGH", "/pay");
    JsonNode resolved = event(Notice.RESOLVED, "HIGH", "/pay");
    assertThat(opened.at("/pagerduty/event_action").asText()).isEqualTo("trigger");
    assertThat(resolved.at("/pagerduty/event_action").asText()).isEqualTo("resolve");
    assertThat(resolved.at("/pagerduty/dedup_key")).isEqualTo(opened.at("/pagerduty/dedup_key"));
    Exit closing = new Exit("OpsgenieCloseRule");
    assertThat(closing.path(resolved))
        .isEqualTo("/v2/alerts/" + opened.at("/opsgenie/alias").asText() + "/close");
    assertThat(closing.query()).isEqualTo(Map.of("identifierType", "alias"));
  }

  @Test
  void rules_takeOneChangeOnceAndNothingElse() throws IOException {
    for (Notice notice : Notice.values()) {
      JsonNode event = event(notice, "HIGH", "");
      assertThat(new Exit("PagerDutyRule").takes("weir", event)).isTrue();
      assertThat(new Exit("PagerDutyRule").takes("aws.s3", event)).isFalse();
      assertThat(new Exit("OpsgenieRule").takes("weir", event))
          .isNotEqualTo(new Exit("OpsgenieCloseRule").takes("weir", event));
    }
    assertThat(new Exit("TeamsRule").takes("weir", event(Notice.OPENED, "LOW", ""))).isFalse();
  }

  @Test
  void targets_tryForADayAndKeepWhatFails() {
    for (String rule : Exit.RULES) {
      Map<String, Object> target = new Exit(rule).target();
      assertThat(Template.map(target.get("RetryPolicy")))
          .containsEntry("MaximumEventAgeInSeconds", 86_400);
      assertThat(target.get("DeadLetterConfig").toString()).contains("FailedEvents.Arn");
      assertThat(target.get("RoleArn").toString()).contains("ExitRole.Arn");
    }
  }

  @Test
  void role_mayCallTheDestinationsOfTheRulesAndNoOthers() {
    String policies = TestServers.template().properties("ExitRole").get("Policies").toString();
    for (String rule : Exit.RULES) {
      assertThat(policies).contains("argument=" + new Exit(rule).destination() + ".Arn]");
    }
    assertThat(policies.split("Destination\\.Arn", -1)).hasSize(Exit.RULES.size() + 1);
    assertThat(policies).contains("Action=events:InvokeApiDestination").doesNotContain("*");
  }

  private static void assertSent(Receiver receiver, String rule, JsonNode event, String schema)
      throws IOException {
    Exit exit = new Exit(rule);
    assertThat(exit.takes("weir", event)).as(rule).isTrue();
    ObjectNode body = exit.body(event);
    exit.secrets().forEach(name -> body.put(name, KEY));
    JsonNode received = receiver.post(exit.path(event), body);
    assertThat(Schema.check(schema(schema), received)).as(rule + " " + received).isEmpty();
  }

  private static JsonNode schema(String name) throws IOException {
    return JSON.readTree(ExitsTest.class.getResourceAsStream("/receivers/" + name));
  }

  private static Path docs() {
    return Path.of("..", "..", "docs");
  }

  private static JsonNode event(Notice notice, String severity, String subject) throws IOException {
    ObjectNode incident = (ObjectNode) JSON.readTree(INCIDENT);
    boolean resolved = notice == Notice.RESOLVED;
    incident.put("notice", notice.name()).put("severity", severity).put("subject", subject);
    incident.put("state", resolved ? "RESOLVED" : "OPEN");
    if (resolved) {
      incident.put("closed", "2026-03-02T10:05:00Z");
    }
    Alert alert = new Alert(IncidentJson.read(incident.toString()));
    return JSON.readTree(AlertMessages.of(alert, LINKS).event());
  }

  private static final String INCIDENT =
      """
      {"version": 1, "id": "3f1c0a9b5d7e2f4a6b8c", "source": "app/shop/50dc6c495c0c9188",
       "type": "Error_Spike", "severity": "HIGH", "state": "OPEN",
       "opened": "2026-03-02T10:00:00Z", "lastSeen": "2026-03-02T10:05:00Z", "subject": "",
       "explanation": "31.5 % of requests failed with 5xx; 0.4 % is usual.",
       "worst": "2026-03-02T10:00:00Z", "score": 0.93, "windows": 1, "trail": "1772445600/300/01",
       "learning": false, "notice": "OPENED", "noticeNumber": 1, "revision": 1,
       "evidence": [{"label": "5xx rate", "unit": "%", "observed": 31.5, "expected": 0.4,
                     "share": 0.81}],
       "sample": {"requests": 1200, "objects": 4, "expectedObjects": 5, "query": "",
                  "objectKeys": []},
       "proposal": {"kind": "BLOCK", "ranges": ["203.0.113.7/32"], "path": "", "limit": 0,
                    "holdsSeconds": 21600, "stopped": 80, "attacks": 80, "ordinary": 0,
                    "reason": ""}}
      """;
}
