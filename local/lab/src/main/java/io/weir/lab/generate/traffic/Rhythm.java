package io.weir.lab.generate.traffic;

import io.weir.lab.generate.TrafficShape;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/** How busy a source is: the day, the week, holidays, slow growth, and unrest from hour to hour. */
public final class Rhythm {
  /** Of each hour of a weekday, in parts of the busiest. */
  private static final double[] DAY = {
    .20, .14, .11, .10, .11, .16, .28, .45, .62, .74, .82, .86, .85, .83, .82, .82, .84, .88, .94,
    1.0, .98, .85, .60, .36
  };

  private static final double WEEKEND = 0.72;
  private static final double HOLIDAY = 0.6;
  private static final double GROWTH_PER_WEEK = 0.02;
  private static final double UNREST = 0.05;

  private final TrafficShape shape;

  public Rhythm(TrafficShape shape) {
    this.shape = shape;
  }

  /** Returns how many requests a window at the time has on average. */
  public double requests(Instant time) {
    ZonedDateTime local = time.atZone(shape.zone());
    double hour = local.getHour() + local.getMinute() / 60.0;
    double weeks = Duration.between(shape.start(), time).toHours() / 168.0;
    return shape.peakRequests()
        * between(DAY, hour)
        * day(local)
        * Math.pow(1 + GROWTH_PER_WEEK, weeks)
        * Math.exp(UNREST * unrest(time));
  }

  private double day(ZonedDateTime local) {
    // A day off begins and ends in the small hours, not at the stroke of midnight.
    ZonedDateTime felt = local.minusHours(4);
    double factor = dayFactor(felt);
    double before = dayFactor(felt.minusDays(1));
    double hours = felt.getHour() + felt.getMinute() / 60.0;
    double weight = Math.min(1, hours / 4);
    return before * (1 - weight) + factor * weight;
  }

  private double dayFactor(ZonedDateTime local) {
    if (shape.holidays().contains(local.toLocalDate())) {
      return HOLIDAY;
    }
    DayOfWeek day = local.getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? WEEKEND : 1;
  }

  private double unrest(Instant time) {
    double hours = Duration.between(Instant.EPOCH, time).toMinutes() / 60.0;
    long hour = (long) Math.floor(hours);
    double weight = hours - hour;
    double a = Chance.of(shape.seed(), "unrest", hour).gaussian();
    double b = Chance.of(shape.seed(), "unrest", hour + 1).gaussian();
    return a * (1 - weight) + b * weight;
  }

  private static double between(double[] hours, double hour) {
    int here = (int) hour;
    double weight = hour - here;
    return hours[here] * (1 - weight) + hours[(here + 1) % hours.length] * weight;
  }
}
