package io.weir.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.aws.dynamo.IncidentArchive;
import io.weir.cloud.stack.Stack;
import io.weir.cloud.stack.Template;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the link in a mail to a quiet source, through the functions of the template. */
class AnswersTest {
  /** An answer is as of the time of day, so that what it answers has to be of today. */
  private final Instant start =
      Instant.ofEpochSecond(Instant.now().getEpochSecond() / 300 * 300 - 600);

  @TempDir private Path folder;

  @Test
  void linkInAMail_asksOnceMoreAnswersOnceAndSilences() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, folder, line -> {})) {
      attack(cloud, 0);
      String mail = cloud.alerts().get(0).message();
      String query = query(mail, "Mute for a day");
      assertThat(cloud.web("GET", query)).contains("\"statusCode\":200", "Mute for a day?");
      assertThat(cloud.web("GET", query)).contains("\"statusCode\":200");
      assertThat(cloud.web("POST", query.replace("mute", "false-alarm")))
          .contains("\"statusCode\":404");
      assertThat(cloud.web("POST", query)).contains("noted");
      assertThat(cloud.web("POST", query)).contains("\"statusCode\":409");
      assertThat(cloud.log("AnswerFunction")).containsOnlyOnce("AnswerTaken");

      Incident incident = incidents(cloud).get(0);
      assertThat(cloud.answer(incident.id(), incident.noticeNumber(), "false-alarm"))
          .contains("\"taken\"");
      cloud.respond();
      assertThat(cloud.log("RespondFunction")).contains("RangeReleased").doesNotContain("ERROR");
      IncidentArchive archive =
          new IncidentArchive(cloud.dynamo(), cloud.name("IncidentsTable"), Clock.systemUTC());
      assertThat(archive.answers()).hasSize(2);
      assertThat(archive.incidents().get(0).answers())
          .extracting(Incident.Said::kind)
          .containsExactly(AnswerKind.MUTE, AnswerKind.FALSE_ALARM);
    }
  }

  @Test
  void answer_silencesTheNextWindowsAndStandsInTheIncident() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, folder, line -> {})) {
      attack(cloud, 0);
      cloud.web("POST", query(cloud.alerts().get(0).message(), "Expected"));
      int told = cloud.alerts().size();
      for (int window = 4; window < 7; window++) {
        attack(cloud, window);
      }
      Incident incident = incidents(cloud).get(0);
      assertThat(incident.answers()).hasSize(1);
      assertThat(incident.windows()).isEqualTo(1);
      assertThat(cloud.alerts().subList(told, cloud.alerts().size()))
          .allSatisfy(alert -> assertThat(alert.attributes()).containsEntry("notice", "RESOLVED"))
          .allSatisfy(alert -> assertThat(alert.message()).contains("Answered      Expected, "));
      assertThat(cloud.log("ScoreFunction")).contains("answered: expected");
    }
  }

  /** What a button sends stands in every notification, and is an answer. */
  @Test
  void buttons_sendWhatNotificationsHaveAndAnswersAre() throws IOException {
    JsonNode context;
    try (LocalCloud cloud = LocalCloud.start(Mode.IN_PROCESS, folder, line -> {})) {
      attack(cloud, 0);
      context =
          new ObjectMapper()
              .readTree(cloud.chatMessages().get(0).message())
              .at("/metadata/additionalContext");
    }
    assertThat(context.path("answerable").asText()).isEqualTo("yes");
    Set<String> answers = new TreeSet<>();
    Template template = TestServers.template();
    for (String button : template.resources("AWS::Chatbot::CustomAction")) {
      Map<String, Object> properties = template.properties(button);
      Object command = Template.map(properties.get("Definition")).get("CommandText");
      String text = ((Template.Intrinsic) command).argument().toString();
      Map<String, Object> attachment =
          Template.map(Template.list(properties.get("Attachments")).get(0));
      Map<String, Object> variables = Template.map(attachment.get("Variables"));
      variables.forEach(
          (name, path) -> assertThat(path).isEqualTo("event.metadata.additionalContext." + name));
      assertThat(context.properties().stream().map(Map.Entry::getKey))
          .containsAll(variables.keySet());
      Matcher payload =
          Pattern.compile(
                  "--payload \\{\"incident\": \"\\$incident\", \"notice\": \"\\$notice\","
                      + " \"answer\": \"([a-z-]+)\"}")
              .matcher(text);
      assertThat(payload.find()).as(text).isTrue();
      answers.add(payload.group(1));
      assertThat(attachment.get("ButtonText"))
          .isEqualTo(AnswerKind.ofLabel(payload.group(1)).words());
    }
    assertThat(answers).hasSize(AnswerKind.values().length);
  }

  private List<Incident> incidents(LocalCloud cloud) {
    return cloud.incidents().incidents(AlbLines.SOURCE, start);
  }

  private static String query(String mail, String words) {
    Matcher link =
        Pattern.compile(
                "  - " + words + ": " + Pattern.quote(Stack.ANSWER_URL) + "\\?(a=[0-9a-z.-]+)\n")
            .matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    return link.group(1);
  }

  private void attack(LocalCloud cloud, int window) throws IOException {
    Instant from = start.plusSeconds(window * 300L);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      Instant time = from.plusSeconds(i * 3L);
      String injection = "/item?id=" + i + "%27%20UNION%20SELECT%20password%20FROM%20users--";
      lines.add(AlbLines.line(time, "198.51.100.23", 404, injection));
      lines.add(AlbLines.line(time, "203.0.113." + (i % 20), 200, "/item/" + i));
    }
    String key = AlbLines.key(from.plusSeconds(300), "n" + window);
    cloud.putObject(key, AlbLines.object(lines), from.plusSeconds(330));
    cloud.deliver(List.of(key), DeliveryShape.QUEUE_OF_S3);
    cloud.score(from.plusSeconds(900));
    cloud.drainStream();
    cloud.respond();
  }
}
