package io.weir.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weir.report.Prices;
import io.weir.report.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calculations by hand that stand in docs/report.md. */
class CapacityTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void loadUnits_ofAnHour_areAsByHand() {
    // 90,000 clients in its windows: 25 a second. 3,600,000 s of work: 1,000 under way. 2.5 GB.
    Hour hour = new Hour(MONDAY, 1_000_000, 2.5e9, 90_000, 3_600_000, false);

    LoadUnits units = LoadUnits.of(hour);

    assertThat(units.connections()).isEqualTo(1.0);
    assertThat(units.active()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(units.bytes()).isEqualTo(2.5);
    assertThat(units.billed()).isEqualTo(2.5);
  }

  @Test
  void logStorage_isAsByHand() {
    // 1 GB in 73 hours are 10 GB in a month of 730; twelve of them are 120 GB at 0.023 USD.
    Reading reading =
        new Reading(9, 1_000_000_000L, 9, 9, 0, 0, List.of(), Map.of(), Map.of(), List.of());

    Table table = LogStorage.table(reading, Duration.ofHours(73), Prices.listed());

    assertThat(table.rows().stream().map(row -> row.get(2).text()))
        .containsExactly("0.23 USD", "0.69 USD", "2.76 USD");
    assertThat(table.rows().get(2).get(1).text()).isEqualTo("120 GB");
  }

  @Test
  void lighterAnswers_saveWhatTheUnitsHaveLess() {
    // Bytes decide: 2.5 units become 2.25, and 730 hours of 0.25 units are 1.46 USD.
    Hour hour = new Hour(MONDAY, 1_000_000, 2.5e9, 90_000, 3_600_000, false);
    double saved =
        LoadUnits.of(hour).billed() - LoadUnits.of(hour.withBytes(0.9 * hour.bytes())).billed();

    assertThat(saved * 730 * Prices.listed().unitHour()).isCloseTo(1.46, within(1e-9));
  }

  @Test
  void growth_ofTenPerCentAWeek_isFoundWhateverTheDaysAreLike() {
    Growth growth = Growth.of(weeks(3, 1.1)).orElseThrow();

    assertThat(growth.share()).isCloseTo(0.1, within(1e-9));
    assertThat(growth.pairs()).isEqualTo(14);
    // 24 * (100 + … + 700) = 67,200 in the first week.
    assertThat(growth.lastWeek()).isCloseTo(67_200 * 1.21, within(1e-6));
    assertThat(growth.in(4).middle()).isCloseTo(67_200 * Math.pow(1.1, 6), within(1e-6));
  }

  @Test
  void growth_thatVaries_hasABandThatWidens() {
    List<Hour> hours = weeks(4, 1.05);
    // Every other day of the last week has a fifth more.
    hours.replaceAll(
        hour -> {
          long day = ChronoUnit.DAYS.between(MONDAY, hour.start());
          double factor = day >= 21 && day % 2 == 0 ? 1.2 : 1;
          return new Hour(hour.start(), factor * hour.requests(), 0, 0, 0, false);
        });
    Growth growth = Growth.of(hours).orElseThrow();

    Growth.Forecast soon = growth.in(1);
    Growth.Forecast late = growth.in(12);

    assertThat(soon.low()).isLessThanOrEqualTo(soon.middle());
    assertThat(late.high() / late.low()).isGreaterThanOrEqualTo(soon.high() / soon.low());
  }

  @Test
  void growth_ofLessThanTwoWeeks_isNotGuessed() {
    assertThat(Growth.of(weeks(1, 1.1))).isEmpty();
  }

  private static List<Hour> weeks(int weeks, double growth) {
    List<Hour> hours = new ArrayList<>();
    for (int hour = 0; hour < weeks * 7 * 24; hour++) {
      int day = hour / 24;
      int week = day / 7;
      double requests = 100 * (1 + day % 7) * Math.pow(growth, week);
      hours.add(new Hour(MONDAY.plus(hour, ChronoUnit.HOURS), requests, 0, 0, 0, false));
    }
    return hours;
  }
}
