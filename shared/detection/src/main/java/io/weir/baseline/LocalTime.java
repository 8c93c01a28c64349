package io.weir.baseline;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A place in the week of the people who make the traffic. On the days when clocks change, an hour
 * is missing or comes twice, as it does for them.
 *
 * @param dayOfWeek 0 for Monday to 6 for Sunday
 * @param hour 0 to 23
 * @param minute of the hour, with its fraction
 */
record LocalTime(int dayOfWeek, int hour, double minute) {
  static final int DAYS = 7;
  static final int HOURS = 24;
  private static final double HOUR_MINUTES = 60;
  private static final int HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 86_400;

  /** The first day of 1970 was a Thursday. */
  private static final long FIRST_DAY = 3;

  // Asked for several times a window and feature; the calendar's own classes take much longer.
  static LocalTime of(Instant time, ZoneId zone) {
    long local = time.getEpochSecond() + zone.getRules().getOffset(time).getTotalSeconds();
    long day = Math.floorDiv(local, DAY_SECONDS);
    int second = (int) Math.floorMod(local, DAY_SECONDS);
    return new LocalTime(
        (int) Math.floorMod(day + FIRST_DAY, (long) DAYS),
        second / HOUR_SECONDS,
        second % HOUR_SECONDS / 60.0);
  }

  /** Returns in which of so many equal parts of the day this lies. */
  int slot(int slots) {
    return (int) ((hour * HOUR_MINUTES + minute) / (HOURS * HOUR_MINUTES) * slots);
  }

  int hourOfWeek() {
    return dayOfWeek * HOURS + hour;
  }

  /** Returns the value between those of the hours, each of which stands at the hour's middle. */
  double between(double[] hours) {
    double weight = weightBeside();
    int here = hours.length == HOURS ? hour : hourOfWeek();
    return hours[here] * (1 - weight) + hours[beside(hours.length)] * weight;
  }

  /** Returns the hour of a day or a week whose middle is the nearest but that of this hour. */
  int beside(int hours) {
    int here = hours == HOURS ? hour : hourOfWeek();
    return Math.floorMod(here + (offset() < 0 ? -1 : 1), hours);
  }

  /** Returns how much the value of the hour beside weighs, of 1. */
  double weightBeside() {
    return Math.abs(offset());
  }

  private double offset() {
    return minute / HOUR_MINUTES - 0.5;
  }
}
