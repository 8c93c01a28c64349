package io.weir.baseline;

import java.util.Arrays;

/** How much of the week a history has seen. */
final class Seen {
  private final int[] byHour;
  private final int[] byDay;

  /**
   * @param byHour for each hour of the day, on how many dates
   * @param byDay for each day of the week, Monday first, on how many dates
   */
  Seen(int[] byHour, int[] byDay) {
    if (byHour.length != LocalTime.HOURS || byDay.length != LocalTime.DAYS) {
      throw new IllegalArgumentException("24 hours and 7 days");
    }
    this.byHour = byHour.clone();
    this.byDay = byDay.clone();
  }

  /** Returns on how many dates the hour of the time has been seen. */
  int hours(LocalTime time) {
    return byHour[time.hour()];
  }

  /** Returns on how many dates the day of the week of the time has been seen. */
  int days(LocalTime time) {
    return byDay[time.dayOfWeek()];
  }

  boolean wholeWeek() {
    return Arrays.stream(byDay).allMatch(dates -> dates > 0);
  }

  int[] byHour() {
    return byHour.clone();
  }

  int[] byDay() {
    return byDay.clone();
  }
}
