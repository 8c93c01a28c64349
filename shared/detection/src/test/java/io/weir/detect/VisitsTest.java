package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);

  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  private static Digest digest(Map<Dimension, Map<String, Long>> heavy) {
    return new Digest(FeatureVector.of(f -> 100.0), 1, heavy, List.of());
  }

  /** A day on which a job came at two o'clock and a campaign at ten: both were told. */
  private static Profile profile() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      boolean job = i >= 24 && i < 29;
      boolean campaign = i >= 120 && i < 125;
      Map<Dimension, Map<String, Long>> heavy =
          job
              ? Map.of(
                  Dimension.USER_AGENT, Map.of("sync/2", 80L), Dimension.CLIENT, Map.of("a", 80L))
              : campaign ? Map.of(Dimension.PATH, Map.of("/spring-sale", 60L)) : Map.of();
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(heavy), job || campaign));
    }
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }

  private static Set<FindingType> explained(int hour, Map<Dimension, Map<String, Long>> heavy) {
    Instant now = START.plus(Duration.ofHours(24 + hour));
    return Visits.explained(now, List.of(digest(heavy)), profile());
  }

  private static Map<Dimension, Map<String, Long>> by(String agent, String client, long busiest) {
    return Map.of(
        Dimension.USER_AGENT, Map.of(agent, 70L), Dimension.CLIENT, Map.of(client, busiest));
  }

  @Test
  void whatCameYesterdayAtThisTime_isKnown() {
    assertThat(explained(2, by("sync/2", "a", 70)))
        .contains(FindingType.BOT_TRAFFIC, FindingType.PERFORMANCE_DEGRADATION);
    assertThat(explained(2, by("sync/2", "of another address", 70)))
        .contains(FindingType.BOT_TRAFFIC);
  }

  @Test
  void anotherOrAtAnotherTime_isNot() {
    assertThat(explained(9, by("sync/2", "a", 70))).isEmpty();
    assertThat(explained(2, by("other/1", "b", 70))).isEmpty();
  }

  @Test
  void manyClientsWithTheAgent_areNotTheJob() {
    assertThat(explained(2, by("sync/2", "b", 8))).isEmpty();
  }

  @Test
  void thePageOfACampaign_isKnownAtAnyTime_butNotFewWhoReadIt() {
    assertThat(explained(15, Map.of(Dimension.PATH, Map.of("/spring-sale", 50L))))
        .contains(FindingType.TRAFFIC_SPIKE)
        .doesNotContain(FindingType.BOT_TRAFFIC, FindingType.SCRAPER);
  }

  @Test
  void aJobIsKnownThoughItHasAGoodPartOfTheDay_butNotWhoAlwaysIsHere() {
    Instant night = START.plus(Duration.ofHours(24 * 7 + 2));
    assertThat(Visits.explained(night, List.of(digest(by("sync/2", "job", 90))), weekWith("nat")))
        .contains(FindingType.BOT_TRAFFIC);
    assertThat(Visits.explained(night, List.of(digest(by("tool/1", "nat", 60))), weekWith("nat")))
        .isEmpty();
  }

  @Test
  void theCrawlOfASearchEngine_isKnownWhereItCameBefore_butNoFloodInItsName() {
    Profile profile = weekWith(GOOGLEBOT);
    Digest now = digest(Map.of());
    assertThat(Visits.isCrawl(crawl(GOOGLEBOT, Severity.MEDIUM), now, profile)).isTrue();
    assertThat(Visits.isCrawl(crawl(GOOGLEBOT, Severity.HIGH), now, profile)).isFalse();
    assertThat(Visits.isCrawl(crawl(GOOGLEBOT, Severity.MEDIUM), now, weekWith("nat"))).isFalse();
    assertThat(Visits.isCrawl(crawl("203.0.113.7", Severity.MEDIUM), now, profile)).isFalse();
    assertThat(Visits.isCrawl(crawl("tool/1", Severity.MEDIUM), now, weekWith("nat"))).isFalse();
  }

  @Test
  void moreBots_areACrawlIfNearlyAllAreKnownEngines() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      Digest digest = bots(0.03, Map.of(GOOGLEBOT, 2L));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest, false));
    }
    Profile profile = new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
    Finding mix =
        crawl("/product/*", Severity.MEDIUM)
            .with(List.of(new Evidence(Feature.DECLARED_BOT_SHARE.label(), "%", 24, 3, 1)));
    Digest engine = bots(0.24, Map.of(GOOGLEBOT, 22L));
    assertThat(Visits.isCrawl(mix, engine, profile)).isTrue();
    Digest others = bots(0.24, Map.of(GOOGLEBOT, 3L, "python-requests/2.31", 20L));
    assertThat(Visits.isCrawl(mix, others, profile)).isFalse();
    Digest half = bots(0.24, Map.of(GOOGLEBOT, 13L, "python-requests/2.31", 10L));
    assertThat(Visits.isCrawl(mix, half, profile)).isFalse();
    assertThat(Visits.isCrawl(crawl("/product/*", Severity.MEDIUM), engine, profile)).isFalse();
  }

  private static Digest bots(double share, Map<String, Long> agents) {
    FeatureVector features = FeatureVector.of(f -> f == Feature.DECLARED_BOT_SHARE ? share : 100.0);
    return new Digest(features, 1, Map.of(Dimension.USER_AGENT, agents), List.of());
  }

  private static Finding crawl(String subject, Severity severity) {
    return new Finding(
        new WindowKey("app/shop", START, WIDTH),
        FindingType.BOT_TRAFFIC,
        subject,
        severity,
        0.6,
        "",
        List.of(),
        false,
        Sample.EMPTY);
  }

  /** A week with a job each night at two, told on the first, and the agent or client all day. */
  private static Profile weekWith(String name) {
    boolean agent = name.equals(GOOGLEBOT);
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 7 * 288; i++) {
      boolean job = i % 288 >= 24 && i % 288 < 34;
      Map<Dimension, Map<String, Long>> heavy =
          job
              ? by("sync/2", "job", 90)
              : Map.of(
                  Dimension.USER_AGENT, agent ? Map.of(name, 2L) : Map.of("tool/1", 60L),
                  Dimension.CLIENT, agent ? Map.of() : Map.of(name, 60L));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(heavy), job && i < 288));
    }
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }
}
