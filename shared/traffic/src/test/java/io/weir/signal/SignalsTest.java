package io.weir.signal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.bytes.BytesIn;
import io.weir.bytes.BytesOut;
import io.weir.log.LogFormat.Content;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final int LIMIT = 32 << 10;

  private static Signals of(List<String> lines) {
    Signals signals = new Signals();
    byte[] bytes = String.join("\n", lines).getBytes(UTF_8);
    try {
      new LogReader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(bytes), "", signals::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signals;
  }

  private static Signals merged(Signals... parts) {
    Signals sum = new Signals();
    for (Signals part : parts) {
      sum.merge(part);
    }
    return sum;
  }

  private static byte[] bytes(Signals signals) {
    BytesOut out = new BytesOut();
    signals.write(out);
    return out.toByteArray();
  }

  private static String check(String target, String group, String outcome) {
    return "http 2026-03-01T12:00:01.875678Z 0.01 " + target + " " + group + " FAIL - " + outcome;
  }

  private static String request(String client, String action, String rule, String counted) {
    return "{\"timestamp\":1772366401250,\"webaclId\":\"a\",\"terminatingRuleId\":\""
        + rule
        + "\",\"action\":\""
        + action
        + "\",\"nonTerminatingMatchingRules\":[{\"ruleId\":\""
        + counted
        + "\",\"action\":\"COUNT\"}],\"httpRequest\":{\"clientIp\":\""
        + client
        + "\"}}";
  }

  @Test
  void firewall_countsRulesByWhatTheyDid() {
    Signals signals =
        of(
            List.of(
                request("192.0.2.1", "ALLOW", "Default_Action", "Any"),
                request("192.0.2.2", "ALLOW", "Default_Action", "Any"),
                request("192.0.2.2", "BLOCK", "NoBots", "Any")));
    assertThat(signals.content()).isEqualTo(Content.FIREWALL);
    assertThat(signals.total()).isEqualTo(3);
    assertThat(signals.clients()).isEqualTo(2);
    assertThat(signals.all())
        .containsExactly(
            new Signal("Any", "COUNT", 2, 2),
            new Signal("Default_Action", "ALLOW", 2, 2),
            new Signal("Any", "COUNT before BLOCK", 1, 1),
            new Signal("NoBots", "BLOCK", 1, 1));
  }

  @Test
  void connections_areCountedByListener() {
    String line = "2026-03-01T12:00:01.250000Z 192.0.2.1 40112 8443 ";
    Signals signals =
        of(
            List.of(
                line + "TLSv1.3 X 0.004 \"-\" - - - TID_1",
                line + "- - - \"-\" - - - TID_2",
                line + "TLSv1.2 X - \"-\" - - Failed:ClientCertExpired TID_3"));
    assertThat(signals.all())
        .extracting(signal -> signal.subject() + " " + signal.outcome())
        .containsExactlyInAnyOrder(
            "listener 8443 TLSv1.3",
            "listener 8443 none",
            "listener 8443 Failed:ClientCertExpired");
  }

  @Test
  void merge_laws() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      // More names than are kept, so that the choice among them is tried too.
      for (int i = 0; i < 1500; i++) {
        lines.add(check("10.0." + random.nextInt(12) + "." + random.nextInt(100), "g", "TimedOut"));
      }
      int first = random.nextInt(lines.size());
      int second = first + random.nextInt(lines.size() - first);
      Signals a = of(lines.subList(0, first));
      Signals b = of(lines.subList(first, second));
      Signals c = of(lines.subList(second, lines.size()));
      byte[] whole = bytes(of(lines));
      assertThat(bytes(merged(a, b, c))).isEqualTo(whole);
      assertThat(bytes(merged(c, b, a))).isEqualTo(whole);
      assertThat(bytes(merged(a, merged(b, c)))).isEqualTo(whole);
      assertThat(bytes(merged(new Signals(), a, new Signals()))).isEqualTo(bytes(merged(a)));
    }
  }

  @Test
  void stored_isReadBack() {
    Signals signals =
        of(List.of(request("192.0.2.1", "ALLOW", "Default_Action", "Any"), "{\"webaclId\":1}"));
    Signals read = new Signals();
    read.read(new BytesIn(bytes(signals)));
    assertThat(bytes(read)).isEqualTo(bytes(signals));
    assertThat(read.all()).isEqualTo(signals.all());
  }

  @Test
  void damaged_isRefusedAndNeverAnotherFailure() {
    byte[] stored = bytes(of(List.of(request("192.0.2.1", "ALLOW", "Default_Action", "Any"))));
    Random random = new Random(9);
    int refusals = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = stored.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        new Signals().read(new BytesIn(damaged));
      } catch (IllegalArgumentException refused) {
        refusals++;
      }
    }
    assertThat(refusals).isPositive();
    assertThatThrownBy(() -> new Signals().read(new BytesIn(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void names_areBoundedAndManyStaySmall() {
    Random random = new Random(3);
    List<String> checks = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      String noise = Long.toString(random.nextLong(), 36).repeat(20);
      checks.add(check("10.1." + i / 250 + "." + i % 250 + ":80", "web-targets", "TimedOut"));
      requests.add(request("192.0." + i % 250 + "." + random.nextInt(250), noise, noise, noise));
    }
    assertThat(deflated(bytes(of(checks)))).isLessThan(LIMIT);
    assertThat(deflated(bytes(of(requests)))).isLessThan(LIMIT);
    assertThat(of(requests).all()).allMatch(signal -> signal.subject().length() <= 120);
    assertThat(of(requests).total()).isEqualTo(3000);
  }

  private static int deflated(byte[] bytes) {
    java.util.zip.Deflater deflater = new java.util.zip.Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      return deflater.deflate(new byte[1 << 20]);
    } finally {
      deflater.end();
    }
  }

  @Test
  void source_saysWhatItIsOf() {
    assertThat(SignalSource.name("app/x/1", Content.REQUESTS)).isEqualTo("app/x/1");
    assertThat(SignalSource.of("app/x/1")).isEmpty();
    assertThat(SignalSource.of("app#x")).isEmpty();
    for (Content content : Content.values()) {
      if (content != Content.REQUESTS) {
        assertThat(SignalSource.of(SignalSource.name("a#b", content)))
            .contains(new SignalSource("a#b", content));
      }
    }
    assertThat(new SignalSource("a", Content.HEALTH_CHECKS).words()).isEqualTo("health checks");
  }
}
