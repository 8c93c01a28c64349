package io.weir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.baseline.History;
import io.weir.feature.Digest;
import io.weir.feature.FeatureVector;
import io.weir.window.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrdinaryTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void windowsThatKeepNoClients_sayNothing() {
    Ordinary ordinary = Ordinary.of(Map.of(), 1000, START, time -> 1, windows(Map.of()));
    assertThat(ordinary.isEnough()).isFalse();
  }

  @Test
  void regularsOfAProfile_sayWhatABusyClientSends() {
    Ordinary ordinary =
        Ordinary.of(Map.of("198.51.100.7", 0.12), 1000, START, time -> 1, windows(Map.of()));
    assertThat(ordinary.isEnough()).isTrue();
    assertThat(ordinary.knows("198.51.100.7")).isTrue();
    assertThat(ordinary.busiest(Dimension.CLIENT)).isEqualTo(120);
    assertThat(ordinary.most(Dimension.CLIENT)).isEqualTo(120);
  }

  @Test
  void windowsWithClients_sayWhoIsOftenThereAndHowBusy() {
    Ordinary ordinary =
        Ordinary.of(
            Map.of(),
            1000,
            START,
            time -> 1,
            windows(Map.of(Dimension.CLIENT, Map.of("198.51.100.7", 40L))));
    assertThat(ordinary.isEnough()).isTrue();
    assertThat(ordinary.knows("198.51.100.7")).isTrue();
    assertThat(ordinary.most(Dimension.CLIENT)).isEqualTo(40);
  }

  @Test
  void morning_hasMoreThanTheHoursBefore() {
    Instant now = START.plusSeconds(12 * 300);
    List<History> night = windows(Map.of());
    assertThat(Ordinary.of(Map.of(), 0, now, time -> 1, night).requests()).isEqualTo(night());
    assertThat(Ordinary.of(Map.of(), 0, now, time -> time.equals(now) ? 30 : 10, night).requests())
        .isEqualTo(3 * night());
  }

  private static double night() {
    return windows(Map.of()).get(0).digest().requests();
  }

  private static List<History> windows(Map<Dimension, Map<String, Long>> heavy) {
    Digest digest = new Digest(FeatureVector.of(feature -> 1), 1, heavy, List.of());
    return IntStream.range(0, 12)
        .mapToObj(i -> new History(START.plusSeconds(300L * i), digest, false))
        .toList();
  }
}
