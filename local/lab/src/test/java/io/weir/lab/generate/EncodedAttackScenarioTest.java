package io.weir.lab.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.lab.generate.print.Keys;
import io.weir.lab.generate.print.LinePrinter;
import io.weir.lab.generate.traffic.Draft;
import io.weir.log.LogFormat;
import io.weir.log.LogReader;
import io.weir.log.ReadLimits;
import io.weir.threat.ThreatScanner;
import io.weir.window.ObjectReader;
import io.weir.window.ObjectRef;
import io.weir.window.ThreatTally;
import io.weir.window.WindowPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same request of an attacker, as two kinds of log write it down. */
class EncodedAttackScenarioTest {
  private static final Instant TIME = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void s12_dotsEncodedTwice_hitTheSameRuleInBothFormats() throws IOException {
    Draft draft = draft("/files/%252e%252e/%252e%252e/%252e%252e/etc/passwd", "");
    assertThat(rules(LogFormat.ALB, draft)).isNotEmpty().isEqualTo(ofCloudFront(draft));
  }

  @Test
  void s12_overlongUtf8_hitsTheSameRuleInBothFormats() throws IOException {
    Draft draft = draft("/files/..%c0%af..%c0%af..%c0%afetc/passwd", "");
    assertThat(rules(LogFormat.ALB, draft)).isNotEmpty().isEqualTo(ofCloudFront(draft));
  }

  @Test
  void s12_quoteThatTheLogEscapes_hitsTheSameRuleInBothFormats() throws IOException {
    // An ALB writes a quote of the request as \x22, CloudFront as %22.
    Draft alb = draft("/search", "q=\\x22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    Draft cloudFront = draft("/search", "q=\"%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(rules(LogFormat.ALB, alb)).isNotEmpty().isEqualTo(ofCloudFront(cloudFront));
  }

  private static Draft draft(String path, String query) {
    Draft draft = new Draft();
    draft.time = TIME;
    draft.client = "203.0.113.9";
    draft.agent = "Mozilla/5.0";
    draft.host = "shop.example";
    draft.target = "10.0.0.1";
    draft.path = path;
    draft.query = query;
    return draft;
  }

  private static Set<String> ofCloudFront(Draft draft) throws IOException {
    return rules(LogFormat.CLOUDFRONT, draft);
  }

  /** Returns the rules that the draft's line hits, by way of the window that it is counted in. */
  private static Set<String> rules(LogFormat format, Draft draft) throws IOException {
    String source = format.equals(LogFormat.ALB) ? "app/shop/50dc6c495c0c9188" : "EMLARXS9EXAMPLE";
    TrafficShape shape =
        new TrafficShape(1, source, format, TIME, 1, 100, 1, 1, ZoneOffset.UTC, Set.of());
    LinePrinter printer = LinePrinter.of(format);
    StringBuilder text = new StringBuilder(printer.header());
    printer.print(draft, shape, text);
    String key = Keys.of(shape, TIME, 0);
    List<WindowPart> parts =
        new ObjectReader(new LogReader(ReadLimits.DEFAULT), TrafficShape.WIDTH)
            .read(
                new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
                new ObjectRef("logs", key, "1"),
                new ThreatScanner(ThreatScanner.DEFAULT_MIN_CONFIDENCE),
                TIME.plusSeconds(400))
            .parts();
    assertThat(parts).hasSize(1);
    Set<String> rules = new TreeSet<>();
    for (ThreatTally tally : parts.get(0).window().threats()) {
      rules.add(tally.threatClass() + " " + tally.rule());
    }
    return rules;
  }
}
