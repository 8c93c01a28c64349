package io.weir.step;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bytes.BytesIn;
import io.weir.finding.FindingJson;
import io.weir.incident.Answer;
import io.weir.incident.AnswerJson;
import io.weir.incident.AnswerKind;
import io.weir.incident.Incident;
import io.weir.incident.IncidentJson;
import io.weir.step.Traffic.Line;
import io.weir.store.WindowSummary;
import io.weir.window.WindowCodec;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/**
 * Two hundred secrets of the shapes that their issuers document, made up here, in paths, queries
 * and user agents of requests that fail, are slow or attack: none of them is stored or told, be it
 * by mail, by chat, in an event or to a receiver of events, and none stands in an answer.
 */
class SecretsTest {
  private static final int QUIET = 13;
  private static final int EACH = 10;
  private static final String HEX = "0123456789abcdef";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String MIXED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String TARGET = "10.0.0.1";

  private final SplittableRandom random = new SplittableRandom(78);
  private final Traffic traffic = new Traffic(3);
  private final Pipeline pipeline = Pipeline.over(traffic);

  @Test
  void secret_reachesNoTableAndNoAlert() {
    List<String> secrets = secrets();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    for (int window = 0; window < QUIET; window++) {
      traffic.normal(window, 200);
      pipeline.live(window, traffic.object());
    }
    for (int window = QUIET; window < QUIET + 3; window++) {
      traffic.normal(window, 200);
      for (int i = 0; i < secrets.size(); i++) {
        requests(window, "198.51.100." + (1 + i % 200), secrets.get(i));
      }
      pipeline.live(window, traffic.object());
    }
    assertThat(pipeline.told()).isNotEmpty();
    String stored = stored();
    assertThat(stored).contains("app/1.0 ", "/in?code=", "/reset/");
    String told = told();
    assertThat(secrets).filteredOn(stored::contains).isEmpty();
    assertThat(secrets).filteredOn(told::contains).isEmpty();
  }

  /** What fails, what is slow and what attacks is shown as examples. */
  private void requests(int window, String client, String secret) {
    traffic.add(window, new Line(client, "/reset/" + secret + "/go", 502, 502, 0.1, TARGET));
    traffic.add(window, new Line(client, "/in?code=" + secret + "&a=1", 404, 404, 9, TARGET));
    traffic.add(window, new Line(client, "/in?" + secret, 500, 500, 9, TARGET));
    traffic.add(window, new Line(client, "/a;jsessionid=" + secret, 502, 502, 0.1, TARGET));
    traffic.add(
        window,
        new Line(
            client,
            "/x?token=" + secret + "&id=1%27%20UNION%20SELECT%20a%20FROM%20b--",
            500,
            500,
            1,
            TARGET));
    traffic.add(window, Line.ok(client, "/item/1", 0.1, TARGET), "app/1.0 " + secret);
  }

  private String told() {
    return pipeline.sent.stream()
        .map(message -> message.text() + message.chatJson() + message.event() + message.subject())
        .collect(Collectors.joining("\n"));
  }

  private String stored() {
    StringBuilder all = new StringBuilder();
    for (WindowPart part : pipeline.windows.allParts()) {
      all.append(inflated(WindowCodec.encode(part.window()))).append('\n');
    }
    for (WindowSummary summary :
        pipeline.windows.summaries(
            Traffic.SOURCE, Traffic.START, Traffic.START.plus(Duration.ofDays(1)))) {
      all.append(new String(summary.content().toByteArray(), ISO_8859_1)).append('\n');
    }
    for (Incident each : pipeline.incidents.allIncidents()) {
      all.append(IncidentJson.write(each));
      Answer answer = Answer.of(each, 1, AnswerKind.FALSE_ALARM, Traffic.START);
      all.append(AnswerJson.write(answer)).append('\n');
    }
    for (WindowPart part : pipeline.windows.allParts()) {
      pipeline.incidents.findings(part.key()).forEach(each -> all.append(FindingJson.write(each)));
    }
    return all.toString();
  }

  /** Returns the bytes of a window as they are before they are deflated: those show nothing. */
  private static String inflated(byte[] window) {
    BytesIn in = new BytesIn(window);
    in.readByte();
    in.readNumber();
    ByteArrayInputStream deflated = new ByteArrayInputStream(in.readRest());
    try (InflaterInputStream plain = new InflaterInputStream(deflated, new Inflater(true))) {
      return new String(plain.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      secrets.add(jwt());
      secrets.add("AKIA" + of(UPPER, 16));
      secrets.add(of(MIXED, 40));
      secrets.add("ghp_" + of(MIXED, 36));
      secrets.add("github_pat_" + of(MIXED, 22) + "_" + of(MIXED, 59));
      secrets.add("glpat-" + of(MIXED, 20));
      secrets.add("xoxb-" + of("0123456789", 12) + "-" + of(MIXED, 24));
      secrets.add("sk_live_" + of(MIXED, 24));
      secrets.add("AIza" + of(MIXED, 35));
      secrets.add("SG." + of(MIXED, 22) + "." + of(MIXED, 43));
      secrets.add("SK" + of(HEX, 32));
      secrets.add("key-" + of(HEX, 32));
      secrets.add("shpat_" + of(HEX, 32));
      secrets.add("dop_v1_" + of(HEX, 64));
      secrets.add("npm_" + of(MIXED, 36));
      secrets.add("hf_" + of(MIXED, 34));
      secrets.add(uuid());
      secrets.add(of(HEX, 32));
      secrets.add(of(UPPER, 32));
      secrets.add(of(HEX, 64));
      secrets.add("ya29." + of(MIXED, 60));
      secrets.add("joe." + of("abcdefgh", 6) + i + "@mail" + i + ".example");
      secrets.add("mia_" + of("abcdefgh", 6) + i + "%40post" + i + ".example");
    }
    return secrets;
  }

  private String jwt() {
    return piece("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
        + "."
        + piece("{\"sub\":\"" + of("0123456789", 10) + "\",\"exp\":1790000000}")
        + "."
        + of(MIXED, 43);
  }

  private static String piece(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(ISO_8859_1));
  }

  private String uuid() {
    return of(HEX, 8)
        + "-"
        + of(HEX, 4)
        + "-4"
        + of(HEX, 3)
        + "-a"
        + of(HEX, 3)
        + "-"
        + of(HEX, 12);
  }

  private String of(String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
