package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Digest;
import io.weir.feature.FeatureVector;
import io.weir.finding.FindingType;
import io.weir.window.Dimension;
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

  /** A week with a job each night at two, told on the first, and the client all day. */
  private static Profile weekWith(String client) {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 7 * 288; i++) {
      boolean job = i % 288 >= 24 && i % 288 < 34;
      Map<Dimension, Map<String, Long>> heavy =
          job
              ? by("sync/2", "job", 90)
              : Map.of(
                  Dimension.USER_AGENT, Map.of("tool/1", 60L),
                  Dimension.CLIENT, Map.of(client, 60L));
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(heavy), job && i < 288));
    }
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }
}
