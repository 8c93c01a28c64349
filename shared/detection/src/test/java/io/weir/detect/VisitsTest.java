package io.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.baseline.Profile;
import io.weir.baseline.ProfileFitter;
import io.weir.feature.Digest;
import io.weir.feature.FeatureVector;
import io.weir.window.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WIDTH = Duration.ofMinutes(5);

  private static Digest digest(Map<Dimension, Map<String, Long>> heavy) {
    return new Digest(FeatureVector.of(f -> 100.0), 1, heavy, List.of());
  }

  /** A day on which a job came at two o'clock and was taken for trouble. */
  private static Profile profile() {
    List<History> past = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      boolean job = i >= 24 && i < 29;
      Map<Dimension, Map<String, Long>> heavy =
          job ? Map.of(Dimension.USER_AGENT, Map.of("sync/2", 80L)) : Map.of();
      past.add(new History(START.plus(WIDTH.multipliedBy(i)), digest(heavy), job));
    }
    return new ProfileFitter(ZoneOffset.UTC, WIDTH).fit(past);
  }

  private static boolean known(String agent, int hour) {
    Digest now = digest(Map.of(Dimension.USER_AGENT, Map.of(agent, 70L)));
    return Visits.areKnown(START.plus(Duration.ofHours(24 + hour)), List.of(now), profile());
  }

  @Test
  void whatCameYesterdayAtThisTime_isKnown() {
    assertThat(known("sync/2", 2)).isTrue();
  }

  @Test
  void anotherOrAtAnotherTime_isNot() {
    assertThat(known("sync/2", 9)).isFalse();
    assertThat(known("other/1", 2)).isFalse();
  }
}
