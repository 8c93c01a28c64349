package io.weir.baseline;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * What is normal for one feature through the week, on the feature's scale: an overall level, what
 * an hour of the day adds, what a day of the week adds, and what one hour of one day adds on top.
 */
final class Curve {
  /** What stands out at more of the day is no job, but how it goes. */
  private static final double A_JOB = 0.05;

  private final double level;
  private final double[] hours;
  private final double[] days;
  private final double[] cells;
  private final double[] slots;
  private final double spread;
  private final double requests;
  private final double clients;

  /**
   * @param level the middle of everything
   * @param hours 24 additions, 0 where the hour has not been seen
   * @param days 7 additions, Monday first, 0 where the day has not been seen
   * @param cells 168 additions, Monday midnight first
   * @param slots additions of equal parts of a day, for what comes every day at one minute; may be
   *     none
   * @param spread how far values lie from the curve, as a standard deviation
   * @param requests how many requests the windows usually had that the spread was taken from
   * @param clients how many clients they usually had
   */
  Curve(
      double level,
      double[] hours,
      double[] days,
      double[] cells,
      double[] slots,
      double spread,
      double requests,
      double clients) {
    requireNonNull(hours, "hours");
    if (hours.length != LocalTime.HOURS
        || days.length != LocalTime.DAYS
        || cells.length != LocalTime.HOURS * LocalTime.DAYS) {
      throw new IllegalArgumentException("a curve has 24 hours, 7 days and 168 cells");
    }
    this.level = level;
    this.hours = hours.clone();
    this.days = days.clone();
    this.cells = cells.clone();
    this.slots = slots.clone();
    this.spread = spread;
    this.requests = requests;
    this.clients = clients;
  }

  /** Returns the value that is normal at the time. */
  double center(LocalTime time) {
    return level + time.between(hours) + days[time.dayOfWeek()] + time.between(cells) + slot(time);
  }

  /** Returns what is added by what comes every day at this minute; 0 if nothing does. */
  double slot(LocalTime time) {
    return slots.length == 0 ? 0 : slots[time.slot(slots.length)];
  }

  /** Returns whether something comes every day at some minutes, and not at a good part of them. */
  boolean hasJob() {
    long minutes = Arrays.stream(slots).filter(slot -> slot != 0).count();
    return minutes > 0 && minutes <= A_JOB * slots.length;
  }

  double level() {
    return level;
  }

  double[] hours() {
    return hours.clone();
  }

  double[] days() {
    return days.clone();
  }

  double[] cells() {
    return cells.clone();
  }

  double[] slots() {
    return slots.clone();
  }

  double spread() {
    return spread;
  }

  double requests() {
    return requests;
  }

  double clients() {
    return clients;
  }
}
