package io.weir.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.alert.Alert;
import io.weir.alert.AlertMessages;
import io.weir.alert.Links;
import io.weir.cloud.Receiver.Received;
import io.weir.cloud.service.ReceivedEvent;
import io.weir.cloud.stack.Template;
import io.weir.finding.FindingType;
import io.weir.finding.Severity;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reaches the receivers of events: each change of an incident through the rules, the targets,
 * the destinations and the connections of the template to a server that records it, held to what
 * the receiver documents.
 */
class ExitsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "PagerDutyRoutingKey", KEY,
          "OpsgenieApiKey", "genie-key",
          "TeamsWebhookUrl", "https://prod.example/workflows/1/triggers/manual/paths/invoke",
          "WebhookUrl", "https://hooks.example/weir",
          "WebhookSecret", "a secret",
          "ExitSeverities", "INFO,LOW,MEDIUM,HIGH,CRITICAL");

  /** The names of the schemas by the rule that sends such documents. */
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "PagerDutyRule", "pagerduty.json",
          "OpsgenieRule", "opsgenie-create.json",
          "OpsgenieCloseRule", "opsgenie-close.json",
          "TeamsRule", "teams.json");

  private static final Links LINKS =
      new Links(
          Optional.of("https://console.example/dashboard"),
          Optional.of("https://wiki.example/{kind}"),
          Optional.empty());

  /** Told of as what comes out of a log may be. */
  private static final List<String> SUBJECTS =
      List.of(
          "",
          "/pay",
          "\\\"}],\\u0000<b>[x](http://x.example) \u202e\r\n{\"a\": \t'",
          "\ud83d\udd25\u6c49\u5b57 \u0627\u0644".repeat(900),
          "\ud800 alone",
          "y".repeat(20_000));

  @ParameterizedTest
  @EnumSource(value = Incident.Notice.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void change_reachesEveryReceiverAsItTakesIt(Incident.Notice notice) throws IOException {
    try (Receiver receiver = new Receiver()) {
      for (String subject : SUBJECTS) {
        for (FindingType type : FindingType.values()) {
          assertTaken(receiver, event(incident(notice, type, Severity.CRITICAL, subject)));
        }
      }
      for (Severity severity : Severity.values()) {
        assertTaken(receiver, event(incident(notice, FindingType.SCANNER, severity, "/pay")));
      }
      assertTaken(receiver, event(bare(notice)));
    }
  }

  /** From a log object by the functions of the template, as they put it on the bus. */
  @Test
  void changesOfAnIncident_areToldToEveryReceiverUnderOneName(@TempDir Path folder)
      throws IOException {
    List<JsonNode> events = new ArrayList<>();
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, folder, line -> {});
        Receiver receiver = new Receiver()) {
      Instant start = AlbLines.yesterday();
      for (int window = 0; window < 24; window++) {
        deliver(cloud, start.plusSeconds(300L * window), window == 3);
      }
      cloud.score(start.plus(Duration.ofHours(3)));
      cloud.drainStream();
      for (ReceivedEvent put : cloud.events()) {
        events.add(envelope(put.source(), put.detailType(), JSON.readTree(put.detail())));
      }
      for (JsonNode event : events) {
        assertTaken(receiver, event);
      }
    }
    List<JsonNode> attack =
        events.stream()
            .filter(event -> event.at("/detail/incident/subject").asText().equals("198.51.100.23"))
            .toList();
    assertThat(attack)
        .extracting(event -> event.at("/detail/pagerduty/event_action").asText())
        .containsExactly("trigger", "resolve");
    assertThat(attack)
        .extracting(event -> event.at("/detail/pagerduty/dedup_key").asText())
        .containsOnly(attack.get(0).at("/detail/opsgenie/alias").asText());
  }

  @Test
  void destinations_areCalledAsTheirReceiversDocument() throws IOException {
    JsonNode opened = event(incident(Incident.Notice.OPENED, FindingType.SCANNER, "/pay"));
    JsonNode resolved = event(incident(Incident.Notice.RESOLVED, FindingType.SCANNER, "/pay"));
    try (Receiver receiver = new Receiver()) {
      Received pager = send(receiver, "PagerDutyRule", opened);
      assertThat(pager.address()).hasToString("/v2/enqueue");
      assertThat(pager.body().path("routing_key").asText()).isEqualTo(KEY);
      Received genie = send(receiver, "OpsgenieRule", opened);
      assertThat(genie.address()).hasToString("/v2/alerts");
      assertThat(genie.headers().get("Authorization")).containsExactly("GenieKey genie-key");
      String alias = genie.body().path("alias").asText();
      assertThat(send(receiver, "OpsgenieCloseRule", resolved).address())
          .hasToString("/v2/alerts/" + alias + "/close?identifierType=alias");
      assertThat(send(receiver, "TeamsRule", opened).address().getPath()).endsWith("/invoke");
      Received hook = send(receiver, "WebhookRule", opened);
      assertThat(hook.address()).hasToString("/weir");
      assertThat(hook.headers().get("X-Weir-Secret")).containsExactly("a secret");
    }
  }

  @Test
  void rules_takeOneChangeOnceAndNothingElse() throws IOException {
    for (Incident.Notice notice : Incident.Notice.values()) {
      if (notice != Incident.Notice.NONE) {
        JsonNode event = event(incident(notice, FindingType.SCANNER, ""));
        assertThat(exit("PagerDutyRule").takes(event)).isTrue();
        assertThat(exit("OpsgenieRule").takes(event))
            .isNotEqualTo(exit("OpsgenieCloseRule").takes(event));
        for (String rule : Exit.RULES) {
          for (String member : List.of("source", "detail-type", "account")) {
            ObjectNode other = event.deepCopy();
            assertThat(exit(rule).takes(other.put(member, "other"))).isFalse();
          }
        }
      }
    }
  }

  @Test
  void severitiesAndSource_sayWhatReceiversAreTold() throws IOException {
    for (String rule : Exit.RULES) {
      Incident.Notice notice =
          rule.equals("OpsgenieCloseRule") ? Incident.Notice.RESOLVED : Incident.Notice.OPENED;
      for (Severity severity : Severity.values()) {
        JsonNode event = event(incident(notice, FindingType.SCANNER, severity, ""));
        assertThat(new Exit(rule, Map.of()).takes(event))
            .isEqualTo(severity.compareTo(Severity.MEDIUM) >= 0);
        assertThat(new Exit(rule, Map.of("ExitSeverities", "LOW,HIGH")).takes(event))
            .isEqualTo(severity == Severity.LOW || severity == Severity.HIGH);
      }
      JsonNode event = event(incident(notice, FindingType.SCANNER, ""));
      assertThat(new Exit(rule, Map.of("ExitSource", "app/shop")).takes(event)).isTrue();
      assertThat(new Exit(rule, Map.of("ExitSource", "app/shop/6")).takes(event)).isFalse();
      assertThat(new Exit(rule, Map.of("ExitSource", "shop")).takes(event)).isFalse();
    }
  }

  @Test
  void schemas_refuseWhatReceiversRefuse() throws IOException {
    JsonNode event = event(incident(Incident.Notice.OPENED, FindingType.SCANNER, "/pay"));
    ObjectNode genie = event.at("/detail/opsgenie").deepCopy();
    genie.put("message", "m".repeat(131)).put("alias", "a".repeat(513)).put("severity", "HIGH");
    assertThat(new Schema(schema("OpsgenieRule")).check(genie)).hasSize(3);
    ObjectNode pager = event.at("/detail/pagerduty").deepCopy();
    ((ObjectNode) pager.path("payload")).put("severity", "high").put("timestamp", "yesterday");
    // And the routing key is missing.
    assertThat(new Schema(schema("PagerDutyRule")).check(pager)).hasSize(3);
    assertThat(new Schema(schema("TeamsRule")).check(pager)).isNotEmpty();
  }

  @Test
  void targets_tryForADayAndKeepWhatFails() {
    for (String rule : Exit.RULES) {
      Map<String, Object> target = exit(rule).target();
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
      assertThat(policies).contains("argument=" + exit(rule).destination() + ".Arn]");
    }
    assertThat(policies.split("Destination\\.Arn", -1)).hasSize(Exit.RULES.size() + 1);
    assertThat(policies).contains("Action=events:InvokeApiDestination").doesNotContain("*");
  }

  /** Sends the event by every rule that takes it. */
  private static void assertTaken(Receiver receiver, JsonNode event) throws IOException {
    assertThat(new Schema(docs()).check(event.path("detail"))).as(event.toString()).isEmpty();
    assertThat(event.toString().getBytes(UTF_8)).hasSizeLessThan(60_000);
    int sent = 0;
    for (String rule : Exit.RULES) {
      if (exit(rule).takes(event)) {
        Received received = send(receiver, rule, event);
        assertThat(new Schema(schema(rule)).check(received.body()))
            .as(rule + " " + received.body())
            .isEmpty();
        sent++;
      }
    }
    assertThat(sent).isEqualTo(Exit.RULES.size() - 1);
  }

  private static Received send(Receiver receiver, String rule, JsonNode event) throws IOException {
    Received received = receiver.send(exit(rule).request(receiver.address(), event));
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.headers().getFirst("Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
    return received;
  }

  private static Exit exit(String rule) {
    return new Exit(rule, PARAMETERS);
  }

  private static JsonNode docs() throws IOException {
    return JSON.readTree(
        Files.readString(Path.of("..", "..", "docs", "events", "incident-1.json")));
  }

  /** The webhook is sent what the event's own schema says of an incident. */
  private static JsonNode schema(String rule) throws IOException {
    String name = SCHEMAS.get(rule);
    return name == null
        ? docs().at("/properties/incident")
        : JSON.readTree(ExitsTest.class.getResourceAsStream("/receivers/" + name));
  }

  private static JsonNode event(Incident incident) throws IOException {
    String detail = AlertMessages.of(new Alert(incident), LINKS).event();
    return envelope("weir", "Weir Incident Change", JSON.readTree(detail));
  }

  /** Returns the event as it is on the bus. */
  private static JsonNode envelope(String source, String detailType, JsonNode detail) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("source", source).put("detail-type", detailType);
    event.put("account", Exit.ACCOUNT).put("region", "eu-central-1");
    event.set("detail", detail);
    return event;
  }

  private static Incident incident(Incident.Notice notice, FindingType type, String subject)
      throws IOException {
    return incident(notice, type, Severity.HIGH, subject);
  }

  private static Incident incident(
      Incident.Notice notice, FindingType type, Severity severity, String subject)
      throws IOException {
    ObjectNode incident = (ObjectNode) JSON.readTree(INCIDENT);
    incident.put("notice", notice.name()).put("type", type.label());
    incident.put("severity", severity.name()).put("subject", subject);
    incident.put("explanation", "31.5 % of requests failed with 5xx " + subject);
    if (notice == Incident.Notice.RESOLVED) {
      incident.put("state", "RESOLVED").put("closed", "2026-03-02T10:05:00Z");
    }
    return IncidentJson.read(incident.toString());
  }

  /** An incident with as little in it as there may be. */
  private static Incident bare(Incident.Notice notice) throws IOException {
    ObjectNode incident =
        (ObjectNode)
            JSON.readTree(
                IncidentJson.write(incident(notice, FindingType.ERROR_SPIKE, Severity.HIGH, "")));
    incident.put("explanation", "").put("source", "-");
    incident.putArray("evidence");
    incident.remove("proposal");
    return IncidentJson.read(incident.toString());
  }

  private static void deliver(LocalCloud cloud, Instant from, boolean attacked) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant time = from.plusSeconds(i * 4L);
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
      if (attacked) {
        String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
        lines.add(AlbLines.line(time, "198.51.100.23", 404, injection));
      }
    }
    String key = AlbLines.key(from.plusSeconds(300), "n1");
    cloud.putObject(key, AlbLines.object(lines), from.plusSeconds(330));
    cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_EVENT_BRIDGE);
    cloud.score(from.plusSeconds(900));
    cloud.drainStream();
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
