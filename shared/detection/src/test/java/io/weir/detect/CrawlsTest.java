package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.baseline.Readings;
import io.weir.feature.Digest;
import io.weir.feature.Feature;
import io.weir.feature.FeatureVector;
import io.weir.finding.Evidence;
import io.weir.finding.Finding;
import io.weir.finding.FindingType;
import io.weir.finding.Sample;
import io.weir.finding.Severity;
import io.weir.window.Dimension;
import io.weir.window.WindowKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrawlsTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);
  private static final WindowKey NOW =
      new WindowKey("app/shop", START.plus(Duration.ofHours(25)), WIDTH);

  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  @Test
  void theCrawlOfASearchEngine_isKnownWhereItCameBefore_butNoFloodInItsName() {
    Digest now = requests(1000, 300, 0);
    assertThat(explained(bots(GOOGLEBOT, Severity.MEDIUM), now)).isTrue();
    assertThat(explained(bots(GOOGLEBOT, Severity.HIGH), now)).isFalse();
    assertThat(explained(bots("bingbot/2.0", Severity.MEDIUM), now)).isFalse();
    assertThat(explained(bots("203.0.113.7", Severity.MEDIUM), now)).isFalse();
    assertThat(explained(bots("tool/1", Severity.MEDIUM), now)).isFalse();
  }

  @Test
  void moreBots_areACrawlIfNearlyAllAreKnownEngines() {
    Finding mix =
        bots("/product/*", Severity.MEDIUM)
            .with(List.of(new Evidence(Feature.DECLARED_BOT_SHARE.label(), "%", 50, 30, 1)));
    Digest engine = share(0.5, 1000, 500, 0);
    assertThat(explained(mix, engine)).isTrue();
    assertThat(explained(mix, share(0.5, 1000, 310, 190))).isFalse();
    assertThat(explained(mix, share(0.5, 1000, 400, 100))).isFalse();
    assertThat(explained(bots("/product/*", Severity.MEDIUM), engine)).isFalse();
  }

  @Test
  void moreRequests_areACrawlIfTheyAreAsUsualWithoutWhatEnginesHaveMore() {
    Finding spike = volume(FindingType.TRAFFIC_SPIKE, Severity.MEDIUM);
    assertThat(explained(spike, requests(4000, 3200, 0))).isTrue();
    assertThat(explained(spike, requests(4000, 300, 0))).isFalse();
    assertThat(explained(spike, requests(4000, 900, 0))).isFalse();
    Finding flood = volume(FindingType.TRAFFIC_SPIKE, Severity.HIGH);
    assertThat(explained(flood, requests(4000, 3200, 0))).isFalse();
  }

  @Test
  void fewerRequests_areAnEngineThatLeftIfTheyAreAsUsualWithoutIt() {
    Finding drop = volume(FindingType.TRAFFIC_DROP, Severity.MEDIUM);
    assertThat(explained(drop, requests(700, 0, 0))).isTrue();
    assertThat(explained(drop, requests(150, 0, 0))).isFalse();
    assertThat(explained(drop, requests(150, 50, 0))).isFalse();
  }

  private static boolean explained(Finding finding, Digest now) {
    Profile profile = profile();
    Readings readings = Readings.of(profile, NOW.start(), WIDTH, now, List.of());
    Knowledge knowledge = new Knowledge(profile, Limits.defaults(), Optional.empty());
    return Crawls.explain(finding, now, knowledge, readings);
  }

  /** A day of some 1,000 requests a window, of which 300 are of a search engine. */
  private static Profile profile() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      Digest digest = requests(1000 + i % 5 * 20, 300, 0);
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }

  private static Digest requests(double requests, long ofEngine, long ofOthers) {
    return share((ofEngine + ofOthers) / requests, requests, ofEngine, ofOthers);
  }

  private static Digest share(double bots, double requests, long ofEngine, long ofOthers) {
    FeatureVector features =
        FeatureVector.of(
            f ->
                switch (f) {
                  case DECLARED_BOT_SHARE -> bots;
                  case REQUESTS -> requests;
                  default -> 100.0;
                });
    Map<String, Long> agents = Map.of(GOOGLEBOT, ofEngine, "python-requests/2.31", ofOthers);
    return new Digest(features, 1, Map.of(Dimension.USER_AGENT, agents), List.of());
  }

  private static Finding bots(String subject, Severity severity) {
    return finding(FindingType.BOT_TRAFFIC, subject, severity);
  }

  private static Finding volume(FindingType type, Severity severity) {
    return finding(type, "", severity);
  }

  private static Finding finding(FindingType type, String subject, Severity severity) {
    return new Finding(NOW, type, subject, severity, 0.6, "", List.of(), false, Sample.EMPTY);
  }
}
