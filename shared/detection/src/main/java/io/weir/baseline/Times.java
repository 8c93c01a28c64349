package io.weir.baseline;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The times that curves are fitted to: where in the week each of them lies, and which lie together.
 * It is the same for every feature, and so worked out once for all of them.
 */
final class Times {
  private final LocalTime[] times;
  private final int[] normal;
  private final int[] hoursBeside;
  private final int[] cellsBeside;
  private final int[] slots;
  private final double[] weights;
  private final int[][] byHour;
  private final int[][] byDay;
  private final int[][] byCell;
  private final int[][] bySlot;

  /**
   * @param normal the places of those that say what is normal; the others may be trouble
   * @param slotsPerDay into how many equal parts a day is divided
   */
  Times(LocalTime[] times, int[] normal, int slotsPerDay) {
    this.times = times.clone();
    this.normal = normal.clone();
    this.hoursBeside = of(time -> time.beside(LocalTime.HOURS));
    this.cellsBeside = of(time -> time.beside(LocalTime.HOURS * LocalTime.DAYS));
    this.slots = of(time -> time.slot(slotsPerDay));
    this.weights = Arrays.stream(times).mapToDouble(LocalTime::weightBeside).toArray();
    this.byHour = together(normal, LocalTime.HOURS, i -> times[i].hour());
    this.byDay = together(normal, LocalTime.DAYS, i -> times[i].dayOfWeek());
    this.byCell = together(normal, LocalTime.HOURS * LocalTime.DAYS, i -> times[i].hourOfWeek());
    int[] all = IntStream.range(0, times.length).toArray();
    this.bySlot = together(all, slotsPerDay, i -> slots[i]);
  }

  private int[] of(ToIntFunction<LocalTime> part) {
    return Arrays.stream(times).mapToInt(part).toArray();
  }

  /** Returns for each group the places that belong to it, in their order. */
  private static int[][] together(int[] places, int groups, IntUnaryOperator group) {
    int[] sizes = new int[groups];
    for (int place : places) {
      sizes[group.applyAsInt(place)]++;
    }
    int[][] together = new int[groups][];
    for (int i = 0; i < groups; i++) {
      together[i] = new int[sizes[i]];
    }
    for (int i = places.length - 1; i >= 0; i--) {
      int of = group.applyAsInt(places[i]);
      together[of][--sizes[of]] = places[i];
    }
    return together;
  }

  /** Returns the value between those of the hours of a day, as {@link LocalTime#between} does. */
  double betweenHours(int place, double[] hours) {
    double weight = weights[place];
    return hours[times[place].hour()] * (1 - weight) + hours[hoursBeside[place]] * weight;
  }

  /** Returns the same between those of the hours of a week. */
  double betweenCells(int place, double[] cells) {
    double weight = weights[place];
    return cells[times[place].hourOfWeek()] * (1 - weight) + cells[cellsBeside[place]] * weight;
  }

  int day(int place) {
    return times[place].dayOfWeek();
  }

  int slot(int place) {
    return slots[place];
  }

  int slotsPerDay() {
    return bySlot.length;
  }

  /** Returns those of the values that stand at normal times and are known. */
  double[] normal(double[] values) {
    return known(normal, values);
  }

  /** Returns those of the values that stand at normal times of the hour of the day. */
  double[] ofHour(int hour, double[] values) {
    return known(byHour[hour], values);
  }

  double[] ofDay(int day, double[] values) {
    return known(byDay[day], values);
  }

  double[] ofCell(int cell, double[] values) {
    return known(byCell[cell], values);
  }

  /** Returns those of the values that stand at any time of the part of a day. */
  double[] ofSlot(int slot, double[] values) {
    return known(bySlot[slot], values);
  }

  private static double[] known(int[] places, double[] values) {
    double[] some = new double[places.length];
    int size = 0;
    for (int place : places) {
      if (!Double.isNaN(values[place])) {
        some[size++] = values[place];
      }
    }
    return size == some.length ? some : Arrays.copyOf(some, size);
  }
}
