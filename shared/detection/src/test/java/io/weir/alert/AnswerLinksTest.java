package io.weir.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who gets the mail may answer; tickets, chats and machines get no link. */
class AnswerLinksTest {
  private static final AnswerKey KEY = new AnswerKey("0123456789abcdef0123456789abcdef");
  private static final String ADDRESS = "https://abc.lambda-url.eu-central-1.on.aws/";
  private static final Links LINKS =
      new Links(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new AnswerLinks(ADDRESS, KEY, true)));

  @Test
  void links_standInTheMailAlone() {
    AlertMessage message = message("error_spike");
    assertThat(message.text()).contains("\nAnswer, for seven days; each asks once more\n", ADDRESS);
    assertThat(message.chatJson()).doesNotContain("lambda-url");
    assertThat(message.event()).doesNotContain("lambda-url");
    assertThat(message.attributes().toString()).doesNotContain("lambda-url");
  }

  @Test
  void links_areWholeAndSigned() {
    Matcher link =
        Pattern.compile("  - ([A-Za-z ]+): " + Pattern.quote(ADDRESS) + "\\?a=(\\S+)\n")
            .matcher(message("error_spike").text());
    List<AnswerKind> kinds = new java.util.ArrayList<>();
    while (link.find()) {
      AnswerTicket ticket = AnswerTicket.read(link.group(2), KEY).orElseThrow();
      assertThat(ticket.kind().words()).isEqualTo(link.group(1));
      kinds.add(ticket.kind());
    }
    assertThat(kinds)
        .containsExactly(
            AnswerKind.EXPECTED, AnswerKind.FALSE_ALARM, AnswerKind.MUTE, AnswerKind.UNDO);
  }

  @Test
  void whatIsOverOrNoTrouble_asksForLess() {
    assertThat(message("resolved").text()).contains("False alarm: ").doesNotContain("Mute for");
    for (String none : List.of("withdrawn", "daily_digest", "site_habit")) {
      assertThat(message(none).text()).doesNotContain("lambda-url");
    }
  }

  @Test
  void withoutLinks_nothingIsAsked() {
    Incident incident = AlertExamples.all().get("error_spike");
    assertThat(AlertMessages.of(new Alert(incident)).text()).doesNotContain("\nAnswer, for");
  }

  private static AlertMessage message(String example) {
    return AlertMessages.of(new Alert(AlertExamples.all().get(example)), LINKS);
  }
}
