package io.weir.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.detect.CrawlerProof;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.step.Traffic.Line;
import io.weir.threat.allow.AddressRange;
import io.weir.threat.allow.AllowList;
import io.weir.window.Counter;
import io.weir.window.Window;
import io.weir.window.WindowKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Crawlers at their own addresses, in name only, and of which nothing is known are three things.
 */
final class CrawlerClaimTest {
  private static final AllowList LISTS =
      AllowList.NONE.with(
          List.of(
              new AllowList.Crawler("Onebot", List.of(AddressRange.parse("192.0.2.0/27"))),
              new AllowList.Crawler("Nobot", List.of())));

  @Test
  void claims_areCountedApart() throws IOException {
    Window window = window(LISTS);
    assertThat(window.count(Counter.DECLARED_BOT)).isEqualTo(7);
    assertThat(window.count(Counter.VERIFIED_CRAWLER)).isEqualTo(3);
    assertThat(window.count(Counter.FALSE_CRAWLER)).isEqualTo(2);
  }

  @Test
  void withoutLists_nothingIsFalse() throws IOException {
    Window window = window(AllowList.NONE);
    assertThat(window.count(Counter.DECLARED_BOT)).isEqualTo(7);
    assertThat(window.count(Counter.VERIFIED_CRAWLER)).isZero();
    assertThat(window.count(Counter.FALSE_CRAWLER)).isZero();
  }

  @Test
  void alertOfVolume_saysSo() throws IOException {
    Window window = window(LISTS);
    assertThat(CrawlerProof.with(finding(FindingType.BOT_TRAFFIC), window).evidence())
        .extracting(Evidence::label, Evidence::observed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("by verified crawlers", 3.0),
            org.assertj.core.groups.Tuple.tuple("by false crawlers", 2.0));
    assertThat(CrawlerProof.with(finding(FindingType.ERROR_SPIKE), window).evidence()).isEmpty();
    assertThat(CrawlerProof.with(finding(FindingType.SCRAPER), window(AllowList.NONE)).evidence())
        .isEmpty();
  }

  private static Window window(AllowList allowed) throws IOException {
    Traffic traffic = new Traffic(1);
    traffic.normal(0, 20);
    add(traffic, "192.0.2.7", "Mozilla/5.0 (compatible; Onebot/2.1)", 3);
    add(traffic, "203.0.113.9", "Mozilla/5.0 (compatible; onebot/2.1)", 2);
    add(traffic, "203.0.113.9", "Nobot/1.0", 1);
    add(traffic, "203.0.113.9", "Otherbot/1.0", 1);
    Pipeline pipeline = Pipeline.over(traffic);
    new IngestStep(traffic, pipeline.windows, Settings.defaults(), pipeline.clock)
        .ingest(traffic.object(), allowed);
    return pipeline.windows.parts(key()).get(0).window();
  }

  private static void add(Traffic traffic, String client, String agent, int requests) {
    for (int i = 0; i < requests; i++) {
      traffic.add(0, Line.ok(client, "/item/1", 0.05, "10.0.0.1"), agent);
    }
  }

  private static WindowKey key() {
    return WindowKey.of(Traffic.SOURCE, Traffic.START, WindowKey.DEFAULT_WIDTH);
  }

  private static Finding finding(FindingType type) {
    return new Finding(
        key(), type, "", Severity.HIGH, 0.9, "it is so", List.of(), false, Sample.EMPTY);
  }
}
