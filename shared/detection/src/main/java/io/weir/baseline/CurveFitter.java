package io.weir.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Fits a {@link Curve} by medians, so that the odd incident in the history does not bend it. */
final class CurveFitter {
  private static final int ROUNDS = 2;

  /** How many weeks of one cell weigh as much as the belief that it adds nothing. */
  private static final double CELL_PRIOR_WEEKS = 2;

  private static final double WINDOWS_OF_A_SHORT_HOUR = 3;
  private static final int DAYS_TO_AGREE = 4;
  private static final double STANDS_OUT = 1.5;
  private static final double FEW = 0.25;

  private final LocalTime[] times;
  private final double[] values;
  private final double[] hours = new double[LocalTime.HOURS];
  private final double[] days = new double[LocalTime.DAYS];
  private final double[] cells = new double[LocalTime.HOURS * LocalTime.DAYS];
  private final int[][] byHour;
  private final int[][] byDay;
  private final double level;

  private CurveFitter(LocalTime[] times, double[] values) {
    this.times = times;
    this.values = values;
    this.byHour = places(times, LocalTime.HOURS, LocalTime::hour);
    this.byDay = places(times, LocalTime.DAYS, LocalTime::dayOfWeek);
    this.level = Robust.median(values);
  }

  /**
   * Returns the curve through the values.
   *
   * @param normal what is normal
   * @param all the same and what was taken for trouble: if it comes every day, it is none
   * @param usual how many requests and clients the windows usually had
   * @param windowsPerHour how many windows make an hour
   * @param seen how many different days of the calendar the values come from
   */
  static Curve fit(Points normal, Points all, Usual usual, double windowsPerHour, Seen seen) {
    int slotsPerDay = (int) Math.round(windowsPerHour * LocalTime.HOURS);
    Curve curve = fit(normal, windowsPerHour, seen).curve(normal, all, usual, slotsPerDay);
    if (!curve.hasJob()) {
      return curve;
    }
    // The hour of a nightly job is the higher for it, until the job is left out.
    Points beside = new Points(normal.times(), curve.besideSlots(normal));
    return fit(beside, windowsPerHour, seen).curve(normal, all, usual, slotsPerDay);
  }

  private static CurveFitter fit(Points normal, double windowsPerHour, Seen seen) {
    CurveFitter fitter = new CurveFitter(normal.times(), normal.values());
    for (int round = 0; round < ROUNDS; round++) {
      fitter.fitHours();
      if (seen.wholeWeek()) {
        fitter.fitDays();
      }
    }
    if (seen.wholeWeek()) {
      fitter.fitCells(windowsPerHour);
    }
    return fitter;
  }

  private void fitHours() {
    double[] rest = residuals(true, false);
    for (int hour = 0; hour < hours.length; hour++) {
      hours[hour] = Robust.median(at(byHour[hour], rest));
    }
    fillUnseenHours();
  }

  /** An hour that was never seen is taken to be like the one before it. */
  private void fillUnseenHours() {
    double before = 0;
    for (int round = 0; round < 2; round++) {
      for (int hour = 0; hour < hours.length; hour++) {
        before = Double.isNaN(hours[hour]) ? before : hours[hour];
        hours[hour] = round == 0 ? hours[hour] : before;
      }
    }
  }

  private void fitDays() {
    double[] rest = residuals(false, true);
    for (int day = 0; day < days.length; day++) {
      days[day] = orZero(Robust.median(at(byDay[day], rest)));
    }
  }

  private void fitCells(double windowsPerHour) {
    double[] rest = residuals(false, false);
    List<List<Double>> byCell = new ArrayList<>();
    for (int cell = 0; cell < cells.length; cell++) {
      byCell.add(new ArrayList<>());
    }
    for (int i = 0; i < rest.length; i++) {
      if (!Double.isNaN(rest[i])) {
        byCell.get(times[i].hourOfWeek()).add(rest[i]);
      }
    }
    for (int cell = 0; cell < cells.length; cell++) {
      double[] of = byCell.get(cell).stream().mapToDouble(Double::doubleValue).toArray();
      if (of.length >= WINDOWS_OF_A_SHORT_HOUR) {
        double weeks = of.length / windowsPerHour;
        cells[cell] = Robust.median(of) * weeks / (weeks + CELL_PRIOR_WEEKS);
      }
    }
  }

  private Curve curve(Points normal, Points all, Usual usual, int slotsPerDay) {
    Curve smooth = curve(usual, 0, new double[0]);
    double spread = Robust.spread(rest(smooth, normal), 0);
    double[] slots = slots(new Points(all.times(), rest(smooth, all)), spread, slotsPerDay);
    Curve whole = curve(usual, 0, slots);
    return curve(usual, Robust.spread(rest(whole, normal), 0), slots);
  }

  private Curve curve(Usual usual, double spread, double[] slots) {
    return new Curve(level, hours, days, cells, slots, spread, usual.requests(), usual.clients());
  }

  private static double[] rest(Curve curve, Points points) {
    double[] rest = new double[points.values().length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = points.values()[i] - curve.center(points.times()[i]);
    }
    return rest;
  }

  /**
   * Returns what comes every day at the same minute, such as a nightly job: the median over the
   * days, where it clearly stands out and enough days agree on it.
   */
  private static double[] slots(Points rest, double spread, int slotsPerDay) {
    List<List<Double>> bySlot = new ArrayList<>();
    for (int slot = 0; slot < slotsPerDay; slot++) {
      bySlot.add(new ArrayList<>());
    }
    for (int i = 0; i < rest.values().length; i++) {
      if (!Double.isNaN(rest.values()[i])) {
        bySlot.get(rest.times()[i].slot(slotsPerDay)).add(rest.values()[i]);
      }
    }
    double[] slots = new double[slotsPerDay];
    for (int slot = 0; slot < slotsPerDay; slot++) {
      double[] of = bySlot.get(slot).stream().mapToDouble(Double::doubleValue).toArray();
      if (of.length >= DAYS_TO_AGREE) {
        slots[slot] = agreed(of, STANDS_OUT * spread);
      }
    }
    return slots;
  }

  /** Returns the median of the days if three in four of them stand out on its side, or else 0. */
  private static double agreed(double[] days, double least) {
    boolean above = Robust.quantile(days, FEW) > least;
    boolean below = Robust.quantile(days, 1 - FEW) < -least;
    return above || below ? Robust.median(days) : 0;
  }

  /** Returns what is left of the values, without one part of the curve if that is being fitted. */
  private double[] residuals(boolean withoutHours, boolean withoutDays) {
    double[] rest = new double[values.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] =
          values[i]
              - level
              - (withoutHours ? 0 : times[i].between(hours))
              - (withoutDays ? 0 : days[times[i].dayOfWeek()]);
    }
    return rest;
  }

  /** Returns for each group the places that belong to it. */
  private static int[][] places(LocalTime[] times, int groups, ToIntFunction<LocalTime> group) {
    int[] sizes = new int[groups];
    for (LocalTime time : times) {
      sizes[group.applyAsInt(time)]++;
    }
    int[][] places = new int[groups][];
    for (int i = 0; i < groups; i++) {
      places[i] = new int[sizes[i]];
    }
    for (int i = times.length - 1; i >= 0; i--) {
      int of = group.applyAsInt(times[i]);
      places[of][--sizes[of]] = i;
    }
    return places;
  }

  private static double[] at(int[] places, double[] values) {
    double[] some = new double[places.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[places[i]];
    }
    return some;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  /** How large windows usually are. */
  record Usual(double requests, double clients) {}
}
