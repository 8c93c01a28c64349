package io.weir.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.step.IngestStep;
import io.weir.step.Settings;
import io.weir.store.memory.InMemoryWindowStore;
import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import io.weir.window.ObjectRef;
import io.weir.window.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says of bots: whose they are and what for, and whether that is proved. */
class AgentsTest {
  private static final AllowList LISTS =
      AllowList.NONE.with(
          List.of(new AllowList.Crawler("Googlebot", List.of(AddressRange.parse("192.0.2.0/27")))));

  private static final String LINE =
      """
      http %s app/shop/50dc6c495c0c9188 %s:46532 10.0.1.7:8080 0.001 0.020 0.000 200 200 230 1250
      "GET http://shop.example.com:80/item/1 HTTP/1.1" "%s" - -
      arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef
      "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 %s "forward" "-" "-" "10.0.1.7:8080"
      "200" "-" "-" TID_0123456789abcdef0123456789abcdef
      """;

  private final StringBuilder log = new StringBuilder();

  @Test
  void crawlers_areVerifiedFalseOrClaimed() throws IOException {
    requests("192.0.2.7", "Googlebot/2.1", 3);
    requests("203.0.113.9", "Googlebot/2.1", 2);
    requests("203.0.113.10", "GPTBot/1.3", 1);
    assertThat(rows("Bots by proof", LISTS))
        .containsExactly(
            "verified: from published addresses 3",
            "false: with a crawler's name, from elsewhere 2",
            "claimed: nothing is published or known 1");
  }

  @Test
  void withoutPublishedAddresses_nothingIsProvedOrFalse() throws IOException {
    requests("192.0.2.7", "Googlebot/2.1", 3);
    assertThat(rows("Bots by proof", AllowList.NONE)).isEmpty();
  }

  @Test
  void declaredAgents_standByOperatorAndPurpose() throws IOException {
    requests("203.0.113.9", "Mozilla/5.0 (compatible; GPTBot/1.3)", 4);
    requests("203.0.113.10", "ChatGPT-User/1.0", 3);
    requests("203.0.113.11", "Claude-User/1.0", 2);
    requests("203.0.113.12", "GPTBot/1.2", 1);
    assertThat(rows("Bots by who runs them", LISTS))
        .containsExactly("OpenAI, training 5", "OpenAI, for a user 3", "Anthropic, for a user 2");
  }

  private void requests(String client, String agent, int count) {
    for (int i = 0; i < count; i++) {
      String time = "2026-03-02T10:00:0" + i + ".000000Z";
      log.append(LINE.formatted(time, client, agent, time).replace("\n", " ").strip()).append('\n');
    }
  }

  /** Returns the rows of the table, each as its name and its number. */
  private List<String> rows(String caption, AllowList allowed) throws IOException {
    return Agents.panel(window(allowed)).tables().stream()
        .filter(table -> table.caption().equals(caption))
        .flatMap(table -> table.rows().stream())
        .map(row -> row.get(0).text() + " " + row.get(1).text())
        .toList();
  }

  private Window window(AllowList allowed) throws IOException {
    InMemoryWindowStore windows = new InMemoryWindowStore();
    new IngestStep(
            object -> new ByteArrayInputStream(log.toString().getBytes(UTF_8)),
            windows,
            Settings.defaults(),
            Clock.fixed(Instant.parse("2026-03-02T10:06:00Z"), ZoneOffset.UTC))
        .ingest(new ObjectRef("logs", "access.log", "1"), allowed);
    return windows.allParts().get(0).window();
  }
}
