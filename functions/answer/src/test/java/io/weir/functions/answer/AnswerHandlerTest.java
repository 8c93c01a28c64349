package io.weir.functions.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.alert.AnswerKey;
import io.weir.alert.AnswerTicket;
import io.weir.aws.Invocation;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentTracker;
import io.weir.incident.Paging;
import io.weir.incident.Suppressions;
import io.weir.json.Json;
import io.weir.json.JsonObject;
import io.weir.step.AnswerStep;
import io.weir.store.memory.InMemoryAnswerStore;
import io.weir.store.memory.InMemoryIncidentStore;
import io.weir.window.WindowKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:05:00Z");
  private static final String SOURCE = "app/shop/1";
  private static final AnswerKey KEY = new AnswerKey("0123456789abcdef0123456789abcdef");

  private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
  private final InMemoryAnswerStore store = new InMemoryAnswerStore();
  private final Invocation invocation = new Invocation();

  @Test
  void get_showsAPageThatAsksAndTakesNothing() throws IOException {
    String ticket = ticket(AnswerKind.MUTE);
    for (String method : List.of("GET", "HEAD", "GET")) {
      JsonObject response = get(method, "a=" + ticket);
      assertThat(response.integer("statusCode")).isEqualTo(200);
      assertThat(response.text("body"))
          .contains("Mute for a day?", "method=\"post\"", ticket, "[HIGH]");
    }
    assertThat(answers()).isZero();
    assertThat(invocation.log()).doesNotContain("AnswerTaken");
  }

  @Test
  void post_answersOnceAndOffersToTakeItBack() throws IOException {
    JsonObject response = post("a=" + ticket(AnswerKind.MUTE));
    assertThat(response.integer("statusCode")).isEqualTo(200);
    assertThat(response.text("body")).contains("Mute for a day: noted", ticket(AnswerKind.UNDO));
    assertThat(answers()).isEqualTo(1);
    assertThat(post("a=" + ticket(AnswerKind.MUTE)).integer("statusCode")).isEqualTo(409);
    assertThat(answers()).isEqualTo(1);
    assertThat(invocation.log()).contains("\"event\":\"AnswerTaken\"", "\"answer\":\"mute\"");
  }

  @Test
  void ticketInTheAddress_isNoPost() throws IOException {
    String event =
        "{\"rawQueryString\":\"a="
            + ticket(AnswerKind.MUTE)
            + "\",\"requestContext\":{\"http\":{\"method\":\"POST\"}}}";
    assertThat(Json.object(handle(event)).integer("statusCode")).isEqualTo(404);
    assertThat(answers()).isZero();
  }

  @Test
  void hostileRequests_getAPageAndChangeNothing() throws IOException {
    for (String form :
        List.of(
            "",
            "a",
            "a=",
            "a=%zz",
            "a=%00%ff",
            "b=1&a=<script>alert(1)</script>",
            "a=" + "x".repeat(5000),
            "a=1.1.1.1.1.1",
            "a=" + ticket(AnswerKind.MUTE).replace("mute", "undo"))) {
      for (JsonObject response : List.of(get("GET", form), post(form))) {
        assertThat(response.integer("statusCode")).isEqualTo(404);
        assertThat(response.text("body")).doesNotContain("<script>");
      }
    }
    assertThat(get("DELETE", "").integer("statusCode")).isEqualTo(405);
    assertThat(
            Json.object(handle("{\"requestContext\":{\"http\":{\"method\":\"POST\"}}}"))
                .integer("statusCode"))
        .isEqualTo(404);
    String broken =
        "{\"body\":\"%%%\",\"isBase64Encoded\":true,"
            + "\"requestContext\":{\"http\":{\"method\":\"POST\"}}}";
    assertThat(Json.object(handle(broken)).integer("statusCode")).isEqualTo(404);
    assertThat(answers()).isZero();
  }

  @Test
  void page_loadsNothingAndIsNotKept() throws IOException {
    JsonObject headers = get("GET", "a=" + ticket(AnswerKind.MUTE)).object("headers");
    assertThat(headers.text("content-security-policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(headers.text("cache-control")).isEqualTo("no-store");
    assertThat(headers.text("referrer-policy")).isEqualTo("no-referrer");
  }

  @Test
  void whatAnAttackerWrote_isShownEscaped() throws IOException {
    String ticket = ticket(AnswerKind.MUTE);
    assertThat(get("GET", "a=" + ticket).text("body"))
        .contains("&lt;img src=x&gt;")
        .doesNotContain("<img");
  }

  @Test
  void button_answersAtOnce() throws IOException {
    String event =
        "{\"incident\":\"" + incident().id() + "\",\"notice\":\"1\",\"answer\":\"false-alarm\"}";
    assertThat(handle(event)).isEqualTo("{\"answer\":\"false-alarm\",\"outcome\":\"taken\"}");
    assertThat(handle(event)).contains("taken before");
    assertThat(answers()).isEqualTo(1);
    assertThatThrownBy(() -> handle("{\"incident\":\"x\",\"notice\":\"1\",\"answer\":\"mute\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int answers() throws IOException {
    return store.answers(SOURCE).orThrow().size();
  }

  private JsonObject get(String method, String query) throws IOException {
    String event =
        Json.write(
            out -> {
              out.writeStartObject();
              out.writeStringField("rawQueryString", query);
              out.writeObjectFieldStart("requestContext");
              out.writeObjectFieldStart("http");
              out.writeStringField("method", method);
              out.writeEndObject();
              out.writeEndObject();
              out.writeEndObject();
            });
    return Json.object(handle(event));
  }

  private JsonObject post(String form) throws IOException {
    String body = Base64.getEncoder().encodeToString(form.getBytes(UTF_8));
    return Json.object(
        handle(
            "{\"rawQueryString\":\"\",\"isBase64Encoded\":true,\"body\":\""
                + body
                + "\",\"requestContext\":{\"http\":{\"method\":\"POST\"}}}"));
  }

  private String handle(String event) throws IOException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    AnswerStep step = new AnswerStep(incidents, store, KEY, false, clock);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnswerHandler(step, KEY)
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, invocation);
    return out.toString(UTF_8);
  }

  private String ticket(AnswerKind kind) {
    return AnswerTicket.of(incident(), kind).signed(KEY);
  }

  private Incident incident() {
    if (incidents.allIncidents().isEmpty()) {
      WindowKey key = WindowKey.of(SOURCE, NOW.minusSeconds(300), Duration.ofMinutes(5));
      Finding finding =
          new Finding(
              key,
              FindingType.PARTIAL_OUTAGE,
              "/<img src=x>",
              Severity.HIGH,
              0.9,
              "it fails",
              List.of(),
              false,
              new Sample(1000, 1, 1, "", List.of()));
      new IncidentTracker(incidents, Paging.defaults(), new Suppressions(List.of()))
          .apply(key, List.of(finding), type -> false);
    }
    return incidents.allIncidents().get(0);
  }
}
