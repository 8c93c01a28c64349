package io.weir.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.finding.FindingType;
import io.weir.incident.Incident;
import io.weir.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The text of every kind of alert, as it stands in a file that a person has read. A text that is
 * changed on purpose is written anew with {@code -Dweir.texts=src/test/resources/io/weir/alert},
 * and read again.
 */
class AlertGoldenTest {
  private static final Links LINKS =
      new Links(
          Optional.of("https://console.example/dashboard"),
          Optional.of("https://docs.example/alerts/{kind}.md"),
          Optional.of("https://docs.example/report.html"));

  @Test
  void everyKind_readsAsInItsFile() throws IOException {
    for (Map.Entry<String, Incident> example : AlertExamples.all().entrySet()) {
      AlertMessage message = AlertMessages.of(new Alert(example.getValue()), LINKS);
      String chat = Json.object(message.chatJson()).object("content").text("description");
      String text =
          "Subject: "
              + message.subject()
              + "\n\n"
              + message.text()
              + "\n---- chat ----\n"
              + Json.object(message.chatJson()).object("content").text("title")
              + "\n"
              + chat;
      String file = example.getKey() + ".txt";
      if (System.getProperty("weir.texts") != null) {
        Files.writeString(Path.of(System.getProperty("weir.texts"), file), text);
      } else {
        assertThat(text).as(file).isEqualTo(stored(file));
      }
    }
  }

  @Test
  void anomalies_haveAnExampleEach() {
    for (FindingType type : FindingType.values()) {
      boolean shown =
          type.isSecurity()
              || AlertExamples.all().values().stream().anyMatch(i -> i.type() == type);
      assertThat(shown).as(type.label()).isTrue();
    }
  }

  @Test
  void subjects_sayHowGraveWhereAndWhat() {
    Map<String, Incident> all = AlertExamples.all();
    assertThat(AlertText.subject(all.get("error_spike")))
        .isEqualTo("[HIGH] shop (eu-central-1): 5xx rate 13.5 %, normally 0 % (/pay)");
    assertThat(AlertText.subject(all.get("resolved")))
        .isEqualTo("[OK] shop (eu-central-1): Error_Spike (/pay), lasted 25 minutes");
    assertThat(AlertText.subject(all.get("sql_injection")))
        .isEqualTo(
            "[HIGH] shop (eu-central-1): SQL_Injection by 203.0.113.9, 61 requests, 2 may have"
                + " succeeded");
  }

  private static String stored(String file) throws IOException {
    try (InputStream in = AlertGoldenTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
