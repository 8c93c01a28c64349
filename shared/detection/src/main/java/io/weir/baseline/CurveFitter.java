package io.weir.baseline;

/** Fits a {@link Curve} by medians, so that the odd incident in the history does not bend it. */
final class CurveFitter {
  private static final int ROUNDS = 2;

  /** How many weeks of one cell weigh as much as the belief that it adds nothing. */
  private static final double CELL_PRIOR_WEEKS = 2;

  private static final double WINDOWS_OF_A_SHORT_HOUR = 3;
  private static final int DAYS_TO_AGREE = 4;
  private static final double STANDS_OUT = 1.5;
  private static final double FEW = 0.25;

  private final Times times;
  private final double[] values;
  private final double[] hours = new double[LocalTime.HOURS];
  private final double[] days = new double[LocalTime.DAYS];
  private final double[] cells = new double[LocalTime.HOURS * LocalTime.DAYS];
  private final double level;

  private CurveFitter(Times times, double[] values) {
    this.times = times;
    this.values = values;
    this.level = Robust.median(times.normal(values));
  }

  /**
   * Returns the curve through the values at normal times. What was taken for trouble is looked at
   * too: if it comes every day, it is none.
   *
   * @param values on the feature's scale; NaN where there is none
   * @param usual how many requests and clients the windows usually had
   * @param windowsPerHour how many windows make an hour
   * @param seen how many different days of the calendar the values come from
   */
  static Curve fit(Times times, double[] values, Usual usual, double windowsPerHour, Seen seen) {
    Curve curve = fit(times, values, windowsPerHour, seen).curve(values, usual);
    if (!curve.hasJob()) {
      return curve;
    }
    // The hour of a nightly job is the higher for it, until the job is left out.
    double[] beside = besideSlots(times, values, curve.slots());
    return fit(times, beside, windowsPerHour, seen).curve(values, usual);
  }

  /** Returns the values where nothing comes every day at their minute; NaN in place of others. */
  private static double[] besideSlots(Times times, double[] values, double[] slots) {
    double[] beside = values.clone();
    for (int i = 0; i < beside.length; i++) {
      beside[i] = slots[times.slot(i)] == 0 ? beside[i] : Double.NaN;
    }
    return beside;
  }

  private static CurveFitter fit(Times times, double[] values, double windowsPerHour, Seen seen) {
    CurveFitter fitter = new CurveFitter(times, values);
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
      hours[hour] = Robust.median(times.ofHour(hour, rest));
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
      days[day] = orZero(Robust.median(times.ofDay(day, rest)));
    }
  }

  private void fitCells(double windowsPerHour) {
    double[] rest = residuals(false, false);
    for (int cell = 0; cell < cells.length; cell++) {
      double[] of = times.ofCell(cell, rest);
      if (of.length >= WINDOWS_OF_A_SHORT_HOUR) {
        double weeks = of.length / windowsPerHour;
        cells[cell] = Robust.median(of) * weeks / (weeks + CELL_PRIOR_WEEKS);
      }
    }
  }

  /**
   * @param every the values, with those that were left out of the fit
   */
  private Curve curve(double[] every, Usual usual) {
    double[] rest = new double[every.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = every[i] - center(i);
    }
    double[] slots = slots(rest, Robust.spread(times.normal(rest), 0));
    for (int i = 0; i < rest.length; i++) {
      rest[i] = every[i] - (center(i) + slots[times.slot(i)]);
    }
    double spread = Robust.spread(times.normal(rest), 0);
    return new Curve(level, hours, days, cells, slots, spread, usual.requests(), usual.clients());
  }

  /** Returns what is normal but for what comes every day at one minute. */
  private double center(int i) {
    return level + times.betweenHours(i, hours) + days[times.day(i)] + times.betweenCells(i, cells);
  }

  /**
   * Returns what comes every day at the same minute, such as a nightly job: the median over the
   * days, where it clearly stands out and enough days agree on it.
   */
  private double[] slots(double[] rest, double spread) {
    double[] slots = new double[times.slotsPerDay()];
    for (int slot = 0; slot < slots.length; slot++) {
      double[] of = times.ofSlot(slot, rest);
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
              - (withoutHours ? 0 : times.betweenHours(i, hours))
              - (withoutDays ? 0 : days[times.day(i)]);
    }
    return rest;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  /** How large windows usually are. */
  record Usual(double requests, double clients) {}
}
